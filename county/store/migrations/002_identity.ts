// Devices, people's secrets (only as hashes), and who has signed in where.
import { sql, type Kysely } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  'CREATE TABLE office_letters (office text PRIMARY KEY, devices integer NOT NULL)',
  `CREATE TABLE device (
    id text PRIMARY KEY,
    office text NOT NULL,
    letter text NOT NULL,
    name text NOT NULL,
    public_key text NOT NULL,
    enrolled_at timestamptz NOT NULL,
    last_seen_at timestamptz,
    revoked_at timestamptz,
    UNIQUE (office, letter)
  )`,
  `CREATE TABLE code (
    hash text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('device', 'person')),
    target text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  'CREATE TABLE credential (person text PRIMARY KEY, passphrase_hash text NOT NULL)',
  `CREATE TABLE device_person (
    device text NOT NULL REFERENCES device,
    person text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (device, person)
  )`,
  `CREATE TABLE wrong_try (
    device text NOT NULL REFERENCES device,
    person text NOT NULL,
    tries integer NOT NULL,
    wait_until timestamptz NOT NULL,
    PRIMARY KEY (device, person)
  )`,
  `CREATE TABLE challenge (
    hash text PRIMARY KEY,
    device text NOT NULL REFERENCES device,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE TABLE token (
    hash text PRIMARY KEY,
    device text NOT NULL REFERENCES device,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX token_by_device ON token (device)',
];
