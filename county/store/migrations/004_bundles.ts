// The key to which ferry bundles are sealed, and which of them have come.
import { sql, type Kysely } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `CREATE TABLE bundle_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    public_key text NOT NULL,
    private_key text NOT NULL
  )`,
  `CREATE TABLE bundle_taken (
    device text NOT NULL REFERENCES device,
    counter bigint NOT NULL,
    digest text NOT NULL,
    taken_at timestamptz NOT NULL,
    PRIMARY KEY (device, digest)
  )`,
];
