// The people of the tests. Each stands at the device of their office; all live by one virtual clock.
import type { Act } from '../../shared/acts.ts';
import type { LocalDate } from '../../shared/calendar.ts';
import { addDays, localDateAt } from '../../shared/calendar.ts';
import { newRecordId } from '../../shared/ids.ts';
import type { Actor } from '../../shared/permissions.ts';
import { samplePeople, sampleUnits } from '../../shared/sample/sampleDirectory.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { steadyBytes } from './seeds.ts';

export const people = samplePeople;
export const ourStation = people.recorder.office;
export const ourUnit = sampleUnits.transport.id;
export const otherUnit = sampleUnits.fishery.id;

const hourMs = 60 * 60 * 1000;
const firstMorning = Date.UTC(2026, 4, 8, 1);
const deviceOf = (person: Actor) =>
  `dev${person.office === 'county' ? 'county0' : person.office.slice(-7)}`;

export type ActsAs = (kind: string, payload?: Record<string, unknown>) => Act;

export interface People {
  asRecorder: ActsAs;
  asHead: ActsAs;
  asDeputy: ActsAs;
  asCounty: ActsAs;
  asUnit: ActsAs;
  asOtherUnit: ActsAs;
  asStranger: ActsAs;
  wait: (days: number) => void;
  /** The day in so many days. */
  day: (ahead?: number) => LocalDate;
  now: () => number;
}

/** Everybody at a table with their own devices; an hour passes between two acts. */
export function gatherPeople(startMs = firstMorning): People {
  let time = startMs;
  const randomBytes = steadyBytes(7);
  const clocks = new Map<string, ReturnType<typeof createStampClock>>();
  const as =
    (who: { id: string; office: string; roles: Actor['roles'] }): ActsAs =>
    (kind, payload = {}) => {
      time += hourMs;
      const device = deviceOf({ person: who.id, office: who.office, roles: who.roles });
      const clock = clocks.get(device) ?? createStampClock(device, () => time);
      clocks.set(device, clock);
      const id = newRecordId(time, randomBytes);
      return { ...payload, id, at: clock.next(), by: who.id, device, kind };
    };
  return {
    asRecorder: as(people.recorder),
    asHead: as(people.head),
    asDeputy: as(people.deputyOne),
    asCounty: as(people.county),
    asUnit: as(people.transport),
    asOtherUnit: as(people.fishery),
    asStranger: as(people.neighbourHead),
    wait: (days) => {
      time += days * 24 * hourMs;
    },
    day: (ahead = 0) => addDays(localDateAt(time), ahead),
    now: () => time,
  };
}
