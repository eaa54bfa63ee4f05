// What each call of the bridge does: one line each, the work is done by whom the line names.
import type { BridgeAnswers, BridgeCall, BridgeInput, Settings } from '../shared/bridge.ts';
import type { Ferry } from './bundle/ferry.ts';
import type { CountyLink } from './county/countyLink.ts';
import type { Log } from './log.ts';
import type { PhotoLine } from './photos/photoLine.ts';
import type { DataMarkFile } from './profile/dataMark.ts';
import type { Station } from './station/station.ts';

export type BridgeHandlers = {
  [Call in BridgeCall]: (
    input: BridgeInput<Call>,
  ) => BridgeAnswers[Call] | Promise<BridgeAnswers[Call]>;
};

export interface Printing {
  paper(): Promise<BridgeAnswers['print.paper']>;
  pdf(name: string): Promise<BridgeAnswers['print.pdf']>;
}

export interface HandlerParts {
  station: Station;
  link: CountyLink;
  ferry: Ferry;
  photos: PhotoLine;
  printing: Printing;
  dataMark: DataMarkFile;
  log: Log;
  saveSettings: (chosen: Settings) => void;
}

export function createHandlers(parts: HandlerParts): BridgeHandlers {
  const { station, link, ferry, photos, printing, dataMark, log, saveSettings } = parts;
  return {
    'station.state': () => station.state(),
    'station.enrol': (input) => station.enrol(input),
    'station.standAlone': (input) => station.standAlone(input),
    'station.trySample': () => station.trySample(),
    'station.endTrial': () => station.endTrial(),
    'people.signIn': (input) => station.signIn(input),
    'people.lock': () => {
      station.lock();
      return undefined;
    },
    'station.unsent': ({ records }) => {
      station.takeUnsent(records);
      return undefined;
    },
    'people.addHere': (input) => station.addHere(input),
    'settings.save': (chosen) => {
      saveSettings(chosen);
      return undefined;
    },
    'county.push': (request) => link.push(request),
    'county.pull': (request) => link.pull(request),
    'county.round': (request) => link.round(request),
    'county.admin': (command) => link.admin(command),
    'photos.send': (input) => photos.send(input),
    'photos.fetch': (input) => photos.fetch(input),
    'county.link': () => link.state(),
    'county.retry': () => {
      link.retry();
      return undefined;
    },
    'ferry.notes': () => ferry.notes(),
    'ferry.begin': (input) => ferry.begin(input),
    'ferry.add': (rows) => ferry.add(rows),
    'ferry.finish': () => ferry.finish(),
    'ferry.write': () => ferry.write(),
    'ferry.open': () => ferry.open(),
    'ferry.next': () => ferry.next(),
    'ferry.handOver': () => ferry.handOver(),
    'print.paper': () => printing.paper(),
    'print.pdf': ({ name }) => printing.pdf(name),
    'data.hold': (data) => {
      dataMark.hold(data);
      return undefined;
    },
    'data.held': ({ databaseName }) => dataMark.held(databaseName),
    'data.letGo': () => {
      dataMark.letGo();
      return undefined;
    },
    'log.problem': ({ code, collection, id, stack }) => {
      log.write('error', 'window.problem', { code, collection, id, stack });
      return undefined;
    },
  };
}
