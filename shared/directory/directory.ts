// The directory (通讯录): stations, handling units, people and places. Written by the county
// (or by a stand-alone station for itself); the later entry wins. Rules DR1–DR3.
import { z } from 'zod';
import { canonicalJson } from '../canonicalJson.ts';
import { officeId } from '../ids.ts';
import { role } from '../permissions.ts';
import { compareStamps, stamp } from '../stamp.ts';
import { text, textLimits } from '../text.ts';

const directoryKinds = ['county', 'station', 'unit', 'person', 'place'] as const;
export const deputyLevels = ['city', 'county', 'township'] as const;

export const directoryDocument = z.object({
  /** An office's or person's id; `county` for the county itself. */
  id: officeId,
  kind: z.enum(directoryKinds),
  name: text(textLimits.line),
  active: z.boolean(),
  at: stamp,
  /** Persons and places: the office they belong to; empty for offices. */
  office: z.string().max(36),
  roles: z.array(role).max(6),
  /** Deputies. */
  level: z.enum(deputyLevels).optional(),
  /** Stations: what their numbers begin with, such as 枸杞. */
  prefix: text(12).optional(),
  island: text(textLimits.line).optional(),
  address: text(textLimits.line).optional(),
  phone: text(40).optional(),
  /** Stations: opening days as people say them. */
  hours: text(textLimits.line).optional(),
});
export type DirectoryDocument = z.infer<typeof directoryDocument>;

/** The later entry wins as a whole: the directory has one author. [DR1] */
export function mergeDirectory(a: DirectoryDocument, b: DirectoryDocument): DirectoryDocument {
  const order = compareStamps(a.at, b.at);
  if (order !== 0) return order > 0 ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}
