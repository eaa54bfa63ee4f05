// Keeps the main process informed of how much the database holds, and asks it when the database is empty. Rule LD1.
import type { Bridge, HeldData } from '../../shared/bridge.ts';
import { isDataGone } from '../../shared/dataMark.ts';
import type { StationDatabase, Tables } from '../database/openDatabase.ts';
import { logBug } from './logBug.ts';

/** What the database held, when it holds nothing any more; to be asked before anything is written into it. */
export async function goneData(
  bridge: Bridge,
  databaseName: string,
  { tables }: StationDatabase,
): Promise<HeldData | undefined> {
  const documents = Object.values(tables).reduce((sum, table) => sum + table.all().length, 0);
  if (documents > 0) return undefined;
  const held = await bridge.call('data.held', { databaseName });
  return isDataGone(held, { databaseName, documents }) ? held : undefined;
}

const pauseMs = 60_000;

/** Tells at once when there is something or nothing any more, a changed number once a minute. Until the database closes. */
export function tellHeldData(bridge: Bridge, databaseName: string, { tables }: StationDatabase) {
  let told: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const records = countRecords(tables);
    if (records === told) return;
    told = records;
    bridge.call('data.hold', { databaseName, records }).catch((error: unknown) => {
      logBug(bridge, 'data.hold', error);
    });
  };
  const follow = (): void => {
    const isEdge = (countRecords(tables) === 0) !== (told === 0);
    if (isEdge) tell();
    else timer ??= setTimeout(tell, pauseMs);
  };
  tell();
  for (const table of [...written(tables), tables.journal]) table.subscribe(follow);
}

function written({ residents, visits, opinions, disclosures }: Tables) {
  return [residents, visits, opinions, disclosures];
}

function countRecords(tables: Tables): number {
  const drafts = tables.journal.all().filter(({ kind }) => kind === 'draft').length;
  return written(tables).reduce((sum, table) => sum + table.all().length, drafts);
}
