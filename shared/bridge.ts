// The one table of calls between the window and the main process: both sides take their types from it,
// the main process checks every input against it at run time. Rules BR1–BR3.
import { z } from 'zod';
import type { BundleTaken, DownMessage } from './bundle/bundle.ts';
import { feedPlace } from './bundle/bundle.ts';
import { databaseName, dataMark } from './dataMark.ts';
import type { DataMark } from './dataMark.ts';
import { deviceId, recordId } from './ids.ts';
import { maxPhotoBytes, photoFacts } from './photos/photo.ts';
import { problemCodes } from './problems.ts';
import type { Result } from './result.ts';
import {
  type admin,
  adminCommand,
  minPassphraseLength,
  office,
  personCard,
  photoUpload,
  pull,
  push,
  round,
} from './sync/protocol.ts';
import { requiredText, text, textLimits } from './text.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

export const settings = z.object({
  locale: z.enum(locales),
  typeSize: z.enum(['normal', 'large']),
});
export type Settings = z.infer<typeof settings>;

/** A person as the sign-in page shows them. `ready`: may sign in offline on this PC. */
const personAtDoor = personCard.extend({ ready: z.boolean() });
export type PersonAtDoor = z.infer<typeof personAtDoor>;

export const stationState = z.object({
  version: z.string(),
  settings,
  /** `new`: not set up; `locked`: set up, nobody signed in; `open`: somebody is signed in. */
  phase: z.enum(['new', 'locked', 'open']),
  /** Set when the file with the keys can't be read: nobody can sign in, and nothing may replace it. */
  problem: z.enum(problemCodes).optional(),
  /** Joined to a county, on its own, or on its own with sample data. */
  mode: z.enum(['county', 'standAlone', 'sample']).optional(),
  device: z.object({ id: deviceId, letter: z.string() }).optional(),
  office: office.optional(),
  countyName: z.string().optional(),
  countyUrl: z.string().optional(),
  people: z.array(personAtDoor),
  /** Set when this is a trial: the passphrase that every sample person has. */
  samplePassphrase: z.string().optional(),
  /** Data of this profile belongs together under this name; a new one after each set-up. */
  databaseName: z.string().optional(),
});
export type StationState = z.infer<typeof stationState>;

export const linkState = z.object({
  /** `resting`: signed out or stand-alone. */
  link: z.enum(['resting', 'connected', 'unreachable', 'refused']),
  /** Not connected, and trying at this moment: whoever has something to send may try as well. */
  trying: z.boolean().optional(),
  lastContact: z.iso.datetime().optional(),
  /** Why the last try failed. */
  problem: z.enum(problemCodes).optional(),
  /** Milliseconds by which this PC's clock is ahead of the county's. */
  skewMs: z.number().optional(),
  epoch: z.string().optional(),
});
export type LinkState = z.infer<typeof linkState>;

export type HeldData = DataMark & { copy: string | undefined };

const passphrase = z.string().min(minPassphraseLength).max(200);

/** Input schemas; the answers are types, because main makes them itself. */
export const bridgeInputs = {
  'station.state': z.undefined(),
  'station.enrol': z.object({
    url: z.string().max(300),
    code: z.string().max(40),
    deviceName: requiredText(80),
  }),
  'station.standAlone': z.object({
    stationName: requiredText(80),
    prefix: requiredText(12),
    island: requiredText(40),
    headName: requiredText(80),
    passphrase,
  }),
  'station.trySample': z.undefined(),
  'station.endTrial': z.undefined(),
  'people.signIn': z.object({
    person: recordId,
    secret: z.string().min(1).max(200),
    newPassphrase: passphrase.optional(),
  }),
  'people.lock': z.undefined(),
  /** When this PC is shut out: how many records exist only on it. */
  'station.unsent': z.object({ records: z.int().nonnegative() }),
  'people.addHere': z.object({
    name: requiredText(80),
    roles: personCard.shape.roles,
    passphrase,
  }),
  'settings.save': settings,
  'county.push': push.request,
  'county.pull': pull.request,
  'county.round': round.request,
  'county.admin': adminCommand,
  /** One photo at a time, from where the last try broke off. */
  'photos.send': z.object({
    upload: photoUpload,
    sha256: photoFacts.shape.sha256,
    content: z.instanceof(Uint8Array).refine(({ length }) => length <= maxPhotoBytes),
  }),
  'photos.fetch': photoFacts.pick({ photo: true, sha256: true, bytes: true }),
  'county.link': z.undefined(),
  'county.retry': z.undefined(),
  'ferry.notes': z.undefined(),
  'ferry.begin': z.strictObject({ known: feedPlace.optional() }),
  'ferry.add': push.request,
  'ferry.finish': z.undefined(),
  'ferry.write': z.undefined(),
  'ferry.open': z.undefined(),
  'ferry.next': z.undefined(),
  'ferry.handOver': z.undefined(),
  'print.paper': z.object({ name: requiredText(120) }),
  'print.pdf': z.object({ name: requiredText(120) }),
  'data.hold': dataMark.pick({ databaseName: true, records: true }),
  'data.held': z.object({ databaseName }),
  'data.letGo': z.undefined(),
  'log.problem': z.object({
    code: z.string().max(60),
    collection: z.string().max(30).optional(),
    id: z.string().max(60).optional(),
    stack: text(textLimits.words).optional(),
  }),
} as const satisfies Record<string, z.ZodType>;

export type BridgeCall = keyof typeof bridgeInputs;
export type BridgeInput<Call extends BridgeCall> = z.infer<(typeof bridgeInputs)[Call]>;

interface BundleNote {
  name: string;
  counter: number;
  madeAt: string;
  records: number;
  bytes: number;
}

/** What this PC knows of its ferry bundles. */
export interface FerryNotes {
  /** Made, and not yet whole on a stick. */
  pending: BundleNote | undefined;
  written: (BundleNote & { at: string }) | undefined;
  /** The latest reply that was read. */
  answered: { counter: number; at: string } | undefined;
}

/** What the county said to a bundle, and where its reply lies. */
export type HandedOver = Pick<
  BundleTaken,
  'from' | 'letter' | 'counter' | 'madeAt' | 'records' | 'problems' | 'takenBefore'
> & { path: string };

export interface BridgeAnswers {
  'station.state': StationState;
  'station.enrol': Result<StationState>;
  'station.standAlone': Result<StationState>;
  'station.trySample': Result<StationState>;
  /** Only a trial can be ended: its keys are destroyed and the PC is as before its set-up. */
  'station.endTrial': Result<StationState>;
  /** `dataKey`: 32 bytes; the window imports them as a key that can't be read out and overwrites them. */
  'people.signIn': Result<{ person: z.infer<typeof personCard>; dataKey: Uint8Array }>;
  'people.lock': undefined;
  'station.unsent': undefined;
  'people.addHere': Result<z.infer<typeof personCard>>;
  'settings.save': undefined;
  'county.push': Result<z.infer<typeof push.answer>>;
  'county.pull': Result<z.infer<typeof pull.answer>>;
  'county.round': Result<z.infer<typeof round.answer>>;
  'county.admin': Result<z.infer<typeof admin.answer>>;
  /** Ok when the county has signed for the photo. [PH4] */
  'photos.send': Result<{ receivedAt: string }>;
  /** The bytes are what the record says they are; `ms` is how long they took. */
  'photos.fetch': Result<{ content: Uint8Array; ms: number }>;
  'county.link': LinkState;
  'county.retry': undefined;
  'ferry.notes': FerryNotes;
  /** Begins a bundle in the place of one that was begun and not finished. */
  'ferry.begin': Result<undefined>;
  /** `isFull`: these rows did not fit, they wait for the next bundle. */
  'ferry.add': Result<{ isFull: boolean }>;
  /** Resolves when the bundle is whole on this PC. */
  'ferry.finish': Result<undefined>;
  /** Puts the bundle on a stick that the person names; again after a failure. `path` is undefined when they changed their mind. */
  'ferry.write': Result<{ path: string | undefined }>;
  /** Opens a reply; undefined when the person changed their mind. */
  'ferry.open': Result<
    { counter: number; madeAt: string; age: 'new' | 'again' | 'older' } | undefined
  >;
  /** The next message of the opened reply, receipts checked; undefined at its end. */
  'ferry.next': Result<{ message: DownMessage | undefined }>;
  /** At the county: passes a bundle to the server and puts the reply beside it. */
  'ferry.handOver': Result<HandedOver | undefined>;
  'print.paper': Result<{ printed: boolean }>;
  /** `path` is undefined when the person changed their mind. */
  'print.pdf': Result<{ path: string | undefined }>;
  /** Remembers how many records the database holds. */
  'data.hold': undefined;
  /** What is remembered of this database; `copy` is the folder of the newest rescue copy. Rule LD1. */
  'data.held': HeldData | undefined;
  /** A person goes on without what was remembered. */
  'data.letGo': undefined;
  'log.problem': undefined;
}

/** What main tells the window unasked. */
export interface BridgeEvents {
  'county.link': LinkState;
  /** Collections with news at the county; empty means: look at all of them. */
  'county.news': { collections: string[] };
  'station.state': StationState;
  /** From the native menu. */
  'menu.go': { path: string };
}

export interface Bridge {
  call<Call extends BridgeCall>(
    call: Call,
    ...input: undefined extends BridgeInput<Call> ? [] : [BridgeInput<Call>]
  ): Promise<BridgeAnswers[Call]>;
  /** Returns the function that stops listening. */
  on<Event extends keyof BridgeEvents>(
    event: Event,
    listener: (detail: BridgeEvents[Event]) => void,
  ): () => void;
}
