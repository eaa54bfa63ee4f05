// The one door between the window and the machine's powers: who calls, which call, and with what are
// checked here; bugs are logged here once and reach the window as a plain 'internal'. Rules BR1–BR3.
import type { WebContents, WebFrameMain } from 'electron';
import { ipcMain } from 'electron';
import type { BridgeCall, BridgeEvents, BridgeInput } from '../shared/bridge.ts';
import { bridgeInputs } from '../shared/bridge.ts';
import { callChannel, eventChannel } from './channels.ts';
import type { BridgeHandlers } from './handlers.ts';
import { answersRefusals, inputProblem } from './inputProblem.ts';
import type { Log } from './log.ts';

export interface IpcParts {
  handlers: BridgeHandlers;
  log: Log;
  /** Whether this frame shows our own page. */
  isOurs: (frame: WebFrameMain) => boolean;
}

export function handleCalls({ handlers, log, isOurs }: IpcParts): void {
  async function answer(call: BridgeCall, given: unknown): Promise<unknown> {
    const input = bridgeInputs[call].safeParse(given);
    if (input.success) return run(handlers, call, input.data as BridgeInput<typeof call>);
    const refused = inputProblem(input.error);
    if (!answersRefusals(call)) throw new TypeError(refused.problem.code);
    log.write('warn', 'bridge.badInput', { call, code: refused.problem.code });
    return refused;
  }

  ipcMain.handle(callChannel, async (event, call: unknown, given: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || !isOurs(frame)) {
      log.write('warn', 'bridge.foreignSender');
      throw new Error('internal');
    }
    if (!isBridgeCall(call)) {
      log.write('warn', 'bridge.unknownCall');
      throw new Error('internal');
    }
    try {
      return await answer(call, given);
    } catch (error) {
      log.bug('bridge.bug', error, { call });
      // Without its cause: the window learns nothing of what went wrong here.
      // oxlint-disable-next-line preserve-caught-error
      throw new Error('internal');
    }
  });
}

/** Tells the window unasked; a window that is going away hears nothing. */
export function tellWindow<Event extends keyof BridgeEvents>(
  contents: WebContents,
  event: Event,
  detail: BridgeEvents[Event],
): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, event, detail);
}

function isBridgeCall(call: unknown): call is BridgeCall {
  return typeof call === 'string' && Object.hasOwn(bridgeInputs, call);
}

function run<Call extends BridgeCall>(
  handlers: BridgeHandlers,
  call: Call,
  input: BridgeInput<Call>,
): unknown {
  return handlers[call](input);
}
