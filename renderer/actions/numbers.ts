// The running numbers of this device. A number once given out is never given out again, not even when the
// county refused the act that carried it; hence all acts are looked at. [NU1] [NU2]
import { localYear } from '../../shared/calendar.ts';
import type { NumberKind } from '../../shared/ids.ts';
import { formatNumber, nextRunning } from '../../shared/ids.ts';
import type { ActCollection } from '../../shared/records.ts';
import type { Desk } from './desk.ts';

/** The county's own disclosures: only stations have a prefix of their own. */
const countyPrefix = '县';

const collectionOf: Record<NumberKind, ActCollection> = {
  visit: 'visits',
  opinion: 'opinions',
  disclosure: 'disclosures',
};

/** The next `count` numbers; call it within `oneAtATime` and write what carries them before the next call. */
export function allotNumbers(desk: Desk, kind: NumberKind, count: number): string[] {
  const prefix = desk.office.prefix || countyPrefix;
  const year = localYear(desk.now());
  const { letter } = desk.device;
  const first = nextRunning(numbersGiven(desk, kind), prefix, year, kind, letter);
  return Array.from({ length: count }, (_, index) =>
    formatNumber(prefix, year, kind, letter, first + index),
  );
}

function* numbersGiven(desk: Desk, kind: NumberKind): Generator<string> {
  for (const document of desk.database.tables[collectionOf[kind]].all()) {
    for (const act of document.acts) {
      if (typeof act['number'] === 'string') yield act['number'];
    }
  }
}
