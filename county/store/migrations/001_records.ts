// The county itself, the feed, the records and their history.
import { sql, type Kysely } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `CREATE TABLE county (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    name text NOT NULL,
    device text NOT NULL,
    public_key text NOT NULL,
    private_key text NOT NULL,
    sample boolean NOT NULL
  )`,
  `CREATE TABLE feed (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch text NOT NULL,
    seq bigint NOT NULL
  )`,
  `CREATE TABLE doc (
    collection text NOT NULL,
    id text NOT NULL,
    station text NOT NULL,
    seq bigint NOT NULL,
    data jsonb NOT NULL,
    readers text[] NOT NULL,
    names_to text[] NOT NULL,
    visit text,
    device text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (collection, id)
  )`,
  'CREATE UNIQUE INDEX doc_by_seq ON doc (collection, seq)',
  `CREATE INDEX opinion_by_visit ON doc (visit) WHERE collection = 'opinions'`,
  `CREATE TABLE visit_resident (
    visit text NOT NULL,
    resident text NOT NULL,
    station text NOT NULL,
    PRIMARY KEY (visit, resident)
  )`,
  'CREATE INDEX visit_by_resident ON visit_resident (resident)',
  `CREATE TABLE doc_history (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collection text NOT NULL,
    id text NOT NULL,
    seq bigint NOT NULL,
    device text NOT NULL,
    received_at timestamptz NOT NULL,
    change jsonb NOT NULL
  )`,
  'CREATE INDEX history_by_record ON doc_history (collection, id)',
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'doc_history is only ever added to';
    END
  $$`,
  `CREATE TRIGGER history_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON doc_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE quarantine (
    device text NOT NULL,
    digest text NOT NULL,
    collection text NOT NULL,
    record text,
    act text,
    code text NOT NULL,
    body text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    times integer NOT NULL DEFAULT 1,
    PRIMARY KEY (device, digest)
  )`,
];
