/** A station as main would open it, on a folder; opening it again is what a restart of the PC is. */
import { join } from 'node:path';
import { createCountyClient } from '../../electron/county/countyClient.ts';
import type { Fetch } from '../../electron/county/countyClient.ts';
import type { CountyLink } from '../../electron/county/countyLink.ts';
import { createCountyLink } from '../../electron/county/countyLink.ts';
import { openSettings } from '../../electron/settings.ts';
import { createKeyring } from '../../electron/station/keyring.ts';
import type { MachineSeal } from '../../electron/station/machineSeal.ts';
import type { Station } from '../../electron/station/station.ts';
import { createStation } from '../../electron/station/station.ts';
import { openVault } from '../../electron/station/vault.ts';
import type { BridgeEvents, LinkState } from '../../shared/bridge.ts';
import type { RememberedLog } from './rememberedLog.ts';
import { rememberedLog } from './rememberedLog.ts';

export interface OpenStation {
  station: Station;
  link: CountyLink;
  log: RememberedLog;
  links: LinkState[];
  news: string[][];
}

export interface StationCircumstances {
  fetch?: Fetch;
  now?: () => number;
  machineSeal?: MachineSeal;
  /** What main tells the window. */
  tell?: <Event extends keyof BridgeEvents>(event: Event, detail: BridgeEvents[Event]) => void;
}

const unplugged: Fetch = () => Promise.reject(new TypeError('fetch failed'));

export function stationAt(folder: string, given: StationCircumstances = {}): OpenStation {
  const log = rememberedLog();
  const links: LinkState[] = [];
  const news: string[][] = [];
  const client = createCountyClient({
    fetch: given.fetch ?? unplugged,
    log,
    onSkew: (skewMs) => link.learnSkew(skewMs),
  });
  const station = createStation({
    version: '0.0.0',
    vault: openVault(join(folder, 'vault')),
    keyring: createKeyring(given.machineSeal),
    settings: openSettings({ folder, systemLocale: 'zh-CN' }),
    client,
    log,
    ...(given.now ? { now: given.now } : {}),
    onChange: () => {
      const person = station.person();
      const session = person && station.session();
      if (person && session) link.start(session, person.id);
      else link.rest();
    },
  });
  const link = createCountyLink({
    log,
    epoch: () => station.epoch(),
    onState: (state) => {
      links.push(state);
      given.tell?.('county.link', state);
    },
    onContact: () => undefined,
    onNews: (collections) => {
      news.push(collections);
      given.tell?.('county.news', { collections });
    },
    whyResting: () => 'vault.locked',
  });
  return { station, link, log, links, news };
}
