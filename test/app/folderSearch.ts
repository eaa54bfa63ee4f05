// What somebody who takes the disk away could read: a search of every byte of a folder, in each encoding a program may use.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Find {
  file: string;
  word: string;
  encoding: keyof typeof encodings;
}

const encodings = {
  'utf-8': (word: string) => Buffer.from(word, 'utf8'),
  'utf-16le': (word: string) => Buffer.from(word, 'utf16le'),
  'utf-16be': (word: string) => Buffer.from(word, 'utf16le').swap16(),
};

/** Where any of the words lies in the names or bytes of any file below the folder. */
export function findInFolder(folder: string, words: readonly string[]): Find[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path);
    const bytes = Buffer.concat([Buffer.from(`${file}\n`), readFileSync(path)]);
    return findInBytes(bytes, words).map((find) => ({ file, ...find }));
  });
}

function findInBytes(bytes: Buffer, words: readonly string[]): Omit<Find, 'file'>[] {
  const found: Omit<Find, 'file'>[] = [];
  for (const word of words) {
    for (const [encoding, encode] of Object.entries(encodings)) {
      if (bytes.includes(encode(word))) {
        found.push({ word, encoding: encoding as keyof typeof encodings });
      }
    }
  }
  return found;
}
