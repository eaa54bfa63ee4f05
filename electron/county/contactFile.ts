// When this PC was last in touch with the county, kept over restarts: after two weeks of fog the sync screen still knows.
import { join } from 'node:path';
import { readTextIfAny, writeFileAtomically } from '../atomicFile.ts';

/** The disk is spared: losing a minute of this costs nothing. */
const keepEveryMs = 60_000;

export interface ContactFile {
  readonly last: string | undefined;
  keep(this: void, contact: string): void;
}

export function openContactFile(folder: string): ContactFile {
  const path = join(folder, 'contact.txt');
  const last = readContact(path);
  let kept = last ? Date.parse(last) : 0;
  return {
    last,
    keep(contact) {
      if (Math.abs(Date.parse(contact) - kept) < keepEveryMs) return;
      kept = Date.parse(contact);
      try {
        writeFileAtomically(path, contact);
      } catch {
        // A full disk is reported where it matters: by what can't be saved.
      }
    },
  };
}

function readContact(path: string): string | undefined {
  try {
    const text = readTextIfAny(path);
    return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : undefined;
  } catch {
    return undefined;
  }
}
