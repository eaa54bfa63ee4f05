// All that the window gets of the machine: the calls and events of the bridge, by name.
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { callChannel, callNames, eventChannel, eventNames } from './channels.ts';

const bridge: Bridge = {
  call(call, ...input) {
    if (!callNames.has(call)) return Promise.reject(new Error('internal'));
    return ipcRenderer.invoke(callChannel, call, input[0]);
  },
  on(event, listener) {
    if (!eventNames.has(event)) throw new Error('internal');
    const hear = (_source: IpcRendererEvent, name: unknown, detail: unknown): void => {
      if (name === event) listener(detail as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.off(eventChannel, hear);
    };
  },
};

contextBridge.exposeInMainWorld('liaison', bridge);
