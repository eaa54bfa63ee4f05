// What every route works with.
import type { DirectoryAuthor } from './directoryAuthor.ts';
import type { NewsDesk } from './news.ts';
import type { Signer } from './signing.ts';
import type { Database } from './store/database.ts';

export interface CountyDesk {
  database: Database;
  /** Large pushes in work. */
  pushesAtOnce: number;
  signer: Signer;
  author: DirectoryAuthor;
  news: NewsDesk;
}
