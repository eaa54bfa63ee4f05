// What this PC keeps of its bundles: the running number, the one that is not on a stick yet, and what came back.
// A bundle here is as closed as on the stick: sealed to the county.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTextIfAny, writeFileAtomically } from '../atomicFile.ts';

const bundleNote = z.object({
  name: z.string(),
  counter: z.number(),
  madeAt: z.string(),
  records: z.number(),
  bytes: z.number(),
});

const ferryNotes = z.object({
  /** Another PC's numbers are none of ours. */
  device: z.string(),
  counter: z.number(),
  /** Made, and not yet on a stick. */
  pending: bundleNote.optional(),
  written: bundleNote.extend({ at: z.string() }).optional(),
  /** The latest reply that was read. */
  answered: z.object({ counter: z.number(), at: z.string() }).optional(),
});
export type FerryNotes = z.infer<typeof ferryNotes>;

export interface FerryFolder {
  notes(device: string): FerryNotes;
  keep(notes: FerryNotes): void;
  /** The bundle that is not on a stick yet. */
  pending(): Uint8Array;
  /** Returns when it is on the disk. */
  keepPending(content: Uint8Array): void;
  dropPending(): void;
}

export function openFerryFolder(profile: string): FerryFolder {
  const folder = join(profile, 'ferry');
  const notesPath = join(folder, 'ferry.json');
  const pendingPath = join(folder, 'pending.liaison');
  const inFolder = <Value>(run: () => Value): Value => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return run();
  };
  return {
    notes(device) {
      const held = readNotes(notesPath);
      return held?.device === device ? held : { device, counter: 0 };
    },
    keep: (notes) => inFolder(() => writeFileAtomically(notesPath, JSON.stringify(notes))),
    pending: () => readFileSync(pendingPath),
    keepPending: (content) => inFolder(() => writeFileAtomically(pendingPath, content)),
    dropPending: () => rmSync(pendingPath, { force: true }),
  };
}

/** Lost numbers cost nothing but a name that was used before. */
function readNotes(path: string): FerryNotes | undefined {
  try {
    return ferryNotes.safeParse(JSON.parse(readTextIfAny(path) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
