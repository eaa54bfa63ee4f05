// The names that preload and main share. Preload runs before every page and must stay small, so it
// takes these instead of the schemas; that none is missing is checked by the compiler.
import type { BridgeCall, BridgeEvents } from '../shared/bridge.ts';

export const callChannel = 'liaison.call';
export const eventChannel = 'liaison.event';

const calls: Record<BridgeCall, true> = {
  'station.state': true,
  'station.enrol': true,
  'station.standAlone': true,
  'station.trySample': true,
  'station.endTrial': true,
  'people.signIn': true,
  'people.lock': true,
  'station.unsent': true,
  'people.addHere': true,
  'settings.save': true,
  'county.push': true,
  'county.pull': true,
  'county.round': true,
  'county.admin': true,
  'photos.send': true,
  'photos.fetch': true,
  'county.link': true,
  'county.retry': true,
  'ferry.notes': true,
  'ferry.begin': true,
  'ferry.add': true,
  'ferry.finish': true,
  'ferry.write': true,
  'ferry.open': true,
  'ferry.next': true,
  'ferry.handOver': true,
  'print.paper': true,
  'print.pdf': true,
  'data.hold': true,
  'data.held': true,
  'data.letGo': true,
  'log.problem': true,
};

const events: Record<keyof BridgeEvents, true> = {
  'county.link': true,
  'county.news': true,
  'station.state': true,
  'menu.go': true,
};

export const callNames: ReadonlySet<string> = new Set(Object.keys(calls));
export const eventNames: ReadonlySet<string> = new Set(Object.keys(events));
