// The latest stamp this PC knows, so that a clock which was set back keeps the order of what was done. [ST2]
import { residentStamp } from '../../shared/reception/resident.ts';
import type { ActDocument } from '../../shared/records.ts';
import { actCollections } from '../../shared/records.ts';
import type { Stamp } from '../../shared/stamp.ts';
import { maxAheadMs, stampTime } from '../../shared/stamp.ts';
import type { Tables } from '../database/openDatabase.ts';

/**
 * @param inCounty then stamps too far ahead are passed over: the county refuses them, and following one would have it
 *   refuse all that comes after. A station on its own has to follow them, or its own acts would come out of order.
 */
export function latestStamp(tables: Tables, inCounty: boolean, nowMs: number): Stamp | undefined {
  const bound = inCounty ? nowMs + maxAheadMs : Infinity;
  let latest = '';
  const take = (stamp: string) => {
    if (stamp > latest && stampTime(stamp) <= bound) latest = stamp;
  };
  for (const name of actCollections) {
    for (const document of tables[name].all() as readonly ActDocument[]) {
      for (const act of document.acts) if (!act.received?.refused) take(act.at);
    }
  }
  for (const resident of tables.residents.all()) take(residentStamp(resident));
  for (const entry of tables.directory.all()) take(entry.at);
  return latest === '' ? undefined : latest;
}
