import type { PayloadOf } from '../../shared/actKinds.ts';
// Everything that screens can do, in one object. Each action judges by the shared tables first and answers a
// problem code; it resolves ok only when the write is durable on this PC.
import type { Bridge, BridgeAnswers, BridgeInput, FerryNotes } from '../../shared/bridge.ts';
import type {
  DisclosureActKind,
  DisclosureContent,
  disclosureActs,
} from '../../shared/disclosure/disclosureActs.ts';
import type { OpinionActKind, opinionActs } from '../../shared/opinion/opinionActs.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { ResidentValues } from '../../shared/reception/resident.ts';
import type { VisitActKind, visitActs } from '../../shared/reception/visitActs.ts';
import type { ActCollection } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { AdminCommand } from '../../shared/sync/protocol.ts';
import type { DraftContent } from '../database/journal.ts';
import type { ReadReply } from '../ferry/readReply.ts';
import { readReply } from '../ferry/readReply.ts';
import type { MadeBundle } from '../ferry/writeBundle.ts';
import { makeBundle } from '../ferry/writeBundle.ts';
import { fetchPhoto, readPhoto } from '../photos/fetchPhoto.ts';
import type { PhotoPlace } from '../photos/recordOfPlace.ts';
import type { TakenPhoto } from '../photos/takePhoto.ts';
import type { Replication } from '../sync/replication.ts';
import { actOnRecord } from './actOnRecord.ts';
import type { Desk } from './desk.ts';
import { newId } from './desk.ts';
import { draftDisclosure } from './draftDisclosure.ts';
import { beginDraft, discardDraft, saveDraft } from './drafts.ts';
import type { PhotoWords } from './photos.ts';
import { attachPhoto, detachPhoto, dropDraftPhoto, keepDraftPhoto } from './photos.ts';
import type { Registered } from './registerVisit.ts';
import { registerVisit } from './registerVisit.ts';
import { reissueRefused } from './reissueRefused.ts';
import { saveResident } from './saveResident.ts';
import type { VisitEntry } from './visitEntry.ts';

type Done = Promise<Result<undefined>>;
type VisitKind = Exclude<VisitActKind, 'register'>;
type OpinionKind = Exclude<OpinionActKind, 'register'>;
type DisclosureKind = Exclude<DisclosureActKind, 'draft'>;

export type WrittenBundle = MadeBundle & { path: string | undefined };

export interface Actions {
  registerVisit(entry: VisitEntry): Promise<Result<Registered>>;
  /** For `amend`, `basedOn` is the `lastAt` of the document that the person had before them. */
  actOnVisit<Kind extends VisitKind>(
    id: string,
    kind: Kind,
    payload: PayloadOf<typeof visitActs, Kind>,
  ): Done;
  actOnOpinion<Kind extends OpinionKind>(
    id: string,
    kind: Kind,
    payload: PayloadOf<typeof opinionActs, Kind>,
  ): Done;
  actOnDisclosure<Kind extends DisclosureKind>(
    id: string,
    kind: Kind,
    payload: PayloadOf<typeof disclosureActs, Kind>,
  ): Done;
  /** Answers the new disclosure's id. */
  draftDisclosure(content: DisclosureContent, corrects?: string): Promise<Result<string>>;
  /** Answers the resident's id, a new one when none was given. */
  saveResident(id: string | undefined, values: ResidentValues): Promise<Result<string>>;
  /** An empty draft; nothing is stored before `saveDraft`. */
  beginDraft(): DraftContent;
  saveDraft(draft: DraftContent): Done;
  discardDraft(id: string): Done;
  /** Adds a photo to a record; `takePhoto` makes one of a file. */
  attachPhoto(place: PhotoPlace, taken: TakenPhoto, words: PhotoWords): Done;
  /** Takes a photo away that was attached on this PC. */
  detachPhoto(place: PhotoPlace, photo: string): Done;
  /** The bytes of a photo of a draft; what it answers belongs into the draft. */
  keepDraftPhoto(
    place: PhotoPlace,
    taken: TakenPhoto,
    words: PhotoWords,
  ): Promise<Result<PhotoFacts>>;
  dropDraftPhoto(photo: string): Done;
  /** A photo's bytes; undefined when they are not here and `isLocal` forbids to ask the county. */
  openPhoto(
    place: PhotoPlace,
    facts: PhotoFacts,
    isLocal: boolean,
  ): Promise<Result<Blob | undefined>>;
  /** A new key for a record of a draft. */
  newRecordId(): string;
  /** Does refused acts again and tries records once more which the county could not take. */
  reissueRefused(collection: ActCollection, id: string): Done;
  /** Asks the county at once instead of at the next try. */
  retrySync(): Promise<void>;
  /** Makes a ferry bundle of what waits and puts it on a stick; `path` is undefined when the person named none. */
  writeBundle(): Promise<Result<WrittenBundle>>;
  ferryNotes(): Promise<FerryNotes>;
  /** Puts the bundle on a stick which is made and on none yet. */
  goOnWriting(): Promise<BridgeAnswers['ferry.write']>;
  /** Takes in the county's reply; undefined when the person named none. */
  readReply(): Promise<Result<ReadReply | undefined>>;
  /** At the county: takes a bundle that came by boat and writes the reply beside it. */
  handOverBundle(): Promise<BridgeAnswers['ferry.handOver']>;
  /** A county administrator's change of the directory or the devices; needs the link. */
  administer(command: AdminCommand): Promise<BridgeAnswers['county.admin']>;
  /** The head of a stand-alone station lets another person sign in here. */
  addPersonHere(person: BridgeInput<'people.addHere'>): Promise<BridgeAnswers['people.addHere']>;
}

/** `replication` is undefined for a station on its own. */
export function createActions(
  desk: Desk,
  bridge: Bridge,
  replication: Replication | undefined,
): Actions {
  const retrySync = async () => {
    await bridge.call('county.retry');
    replication?.retry();
  };
  return {
    registerVisit: (entry) => registerVisit(desk, entry),
    actOnVisit: (id, kind, payload) => actOnRecord(desk, 'visits', id, kind, payload),
    actOnOpinion: (id, kind, payload) => actOnRecord(desk, 'opinions', id, kind, payload),
    actOnDisclosure: (id, kind, payload) => actOnRecord(desk, 'disclosures', id, kind, payload),
    draftDisclosure: (content, corrects) => draftDisclosure(desk, content, corrects),
    saveResident: (id, values) => saveResident(desk, id, values),
    beginDraft: () => beginDraft(desk),
    saveDraft: (draft) => saveDraft(desk, draft),
    discardDraft: (id) => discardDraft(desk, id),
    attachPhoto: (place, taken, words) => attachPhoto(desk, place, taken, words),
    detachPhoto: (place, photo) => detachPhoto(desk, place, photo),
    keepDraftPhoto: (place, taken, words) => keepDraftPhoto(desk, place, taken, words),
    dropDraftPhoto: (photo) => dropDraftPhoto(desk, photo),
    openPhoto: (place, facts, isLocal) =>
      isLocal
        ? readPhoto(desk.database.photos, facts.photo)
        : fetchPhoto({ photos: desk.database.photos, bridge, now: desk.now }, place, facts),
    newRecordId: () => newId(desk),
    reissueRefused: async (collection, id) => {
      const done = await reissueRefused(desk, collection, id);
      if (done.ok) replication?.retry();
      return done;
    },
    retrySync,
    writeBundle: async () => {
      const made = await makeBundle(bridge, desk.database);
      if (!made.ok) return made;
      const written = await bridge.call('ferry.write');
      return written.ok ? ok({ ...made.value, ...written.value }) : written;
    },
    ferryNotes: () => bridge.call('ferry.notes'),
    goOnWriting: () => bridge.call('ferry.write'),
    readReply: () => readReply(bridge, desk.database, desk.now),
    handOverBundle: () => bridge.call('ferry.handOver'),
    administer: (command) => {
      if (!desk.actor.roles.includes('admin')) return Promise.resolve(refuse('act.notPermitted'));
      return bridge.call('county.admin', command);
    },
    addPersonHere: (person) => {
      if (!desk.actor.roles.includes('head')) return Promise.resolve(refuse('act.notPermitted'));
      return bridge.call('people.addHere', person);
    },
  };
}
