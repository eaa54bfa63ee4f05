// The tables as TypeScript sees them. What is in them, for an administrator: county/README.md.
import type { ColumnType, Generated, Kysely } from 'kysely';
import type { SyncedDocument } from '../../shared/records.ts';
import type { PhotoUpload } from '../../shared/sync/protocol.ts';

/** Text as PostgreSQL returns bigint; the numbers stay far below 2^53. */
type BigInteger = ColumnType<string, number, number>;
/** Written as JSON text, read as a value. */
type Json<Value> = ColumnType<Value, string, string>;
type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface CountyTables {
  county: {
    name: string;
    /** The id under which the county stamps its own entries. */
    device: string;
    public_key: string;
    private_key: string;
    sample: boolean;
  };
  feed: { epoch: string; seq: BigInteger };
  doc: {
    collection: string;
    id: string;
    station: string;
    seq: BigInteger;
    data: Json<SyncedDocument>;
    /** Offices besides the station that may see it; see scope.ts. */
    readers: string[];
    /** Opinions: the offices that may also learn the residents' names. */
    names_to: string[];
    /** Opinions: the visit they were heard at. */
    visit: string | null;
    device: string;
    received_at: Moment;
  };
  visit_resident: { visit: string; resident: string; station: string };
  doc_history: {
    collection: string;
    id: string;
    seq: BigInteger;
    device: string;
    received_at: Moment;
    change: Json<unknown>;
  };
  quarantine: {
    device: string;
    digest: string;
    collection: string;
    record: string | null;
    act: string | null;
    code: string;
    body: string;
    first_at: Moment;
    last_at: Moment;
    times: Generated<number>;
  };
  office_letters: { office: string; devices: number };
  device: {
    id: string;
    office: string;
    letter: string;
    name: string;
    public_key: string;
    enrolled_at: Moment;
    last_seen_at: MaybeMoment;
    revoked_at: MaybeMoment;
  };
  code: {
    hash: string;
    /** `device` or `person`. */
    kind: string;
    /** The office or the person it is for. */
    target: string;
    expires_at: Moment;
    used_at: MaybeMoment;
  };
  credential: { person: string; passphrase_hash: string };
  device_person: { device: string; person: string; first_at: Moment; last_at: Moment };
  wrong_try: { device: string; person: string; tries: number; wait_until: Moment };
  challenge: { hash: string; device: string; expires_at: Moment };
  token: { hash: string; device: string; expires_at: Moment };
  /** One row: what ferry bundles are sealed to. */
  bundle_key: { public_key: string; private_key: string };
  /** Which bundles were taken, and when first. */
  bundle_taken: { device: string; counter: BigInteger; digest: string; taken_at: Moment };
  photo: {
    id: string;
    /** What it belongs to, and the office whose PC sends it. */
    collection: PhotoUpload['collection'];
    record: string;
    office: string;
    device: string;
    /** As the record's `attach` act says. */
    sha256: string;
    bytes: number;
    /** Bytes that are here. */
    received: Generated<number>;
    begun_at: Moment;
    /** Set when all of it is here and was checked. */
    received_at: MaybeMoment;
  };
  photo_part: { photo: string; place: number; content: Buffer };
}

/** A connection pool, or one transaction of it. */
export type Database = Kysely<CountyTables>;

/** Everything in `work` is durable together, or none of it happened; within a transaction it joins that one. */
export function inTransaction<Value>(
  database: Database,
  work: (transaction: Database) => Promise<Value>,
): Promise<Value> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}
