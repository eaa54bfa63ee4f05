// Photos of records, in parts as they arrived: in the database, so that every server process sees them and one backup holds all.
import { sql, type Kysely } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `CREATE TABLE photo (
    id text PRIMARY KEY,
    collection text NOT NULL,
    record text NOT NULL,
    office text NOT NULL,
    device text NOT NULL,
    sha256 text NOT NULL,
    bytes integer NOT NULL,
    received integer NOT NULL DEFAULT 0,
    begun_at timestamptz NOT NULL,
    received_at timestamptz
  )`,
  'CREATE INDEX photo_by_record ON photo (record)',
  `CREATE TABLE photo_part (
    photo text NOT NULL REFERENCES photo ON DELETE CASCADE,
    place integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (photo, place)
  )`,
];
