/** Where things lie in this checkout: the only file in build/ that knows its own depth in the tree. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Downloads and stamps. It lies outside node_modules because `npm ci` empties that. */
export const cacheFolder = resolve(
  repositoryRoot,
  process.env['LIAISON_CACHE'] ?? join(repositoryRoot, '.cache'),
);

/** A file inside the checkout, named from its root. */
export function inRepository(...parts: readonly string[]): string {
  return join(repositoryRoot, ...parts);
}
