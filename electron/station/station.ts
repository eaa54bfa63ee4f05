// Who this PC is and who is signed in on it: set-up, the door, and the state the window shows.
import type { BridgeAnswers, BridgeInput, StationState } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import type { PersonCard, Revocation } from '../../shared/sync/protocol.ts';
import { paths, signIn as signInExchange } from '../../shared/sync/protocol.ts';
import { isDiskRefusal } from '../atomicFile.ts';
import type { CountyClient } from '../county/countyClient.ts';
import { briefCallMs } from '../county/countyClient.ts';
import type { CountySession, TokenAnswer } from '../county/countySession.ts';
import { createCountySession } from '../county/countySession.ts';
import type { Log } from '../log.ts';
import type { SettingsFile } from '../settings.ts';
import { importCountyKey } from './deviceKey.ts';
import type { BundleKeyOffer, FerryKeys } from './ferryKeys.ts';
import { isOfCounty, readFerryKeys } from './ferryKeys.ts';
import { joinCounty } from './joinCounty.ts';
import type { Keyring } from './keyring.ts';
import { newPerson, sampleStandAlone, standAloneStation } from './newStation.ts';
import { isOneTimeCode, spellSecret } from './oneTimeCodes.ts';
import { pauseLeft, withoutTries, withPauseFromNow, withTry } from './tries.ts';
import type { Vault, VaultContent } from './vault.ts';

export interface StationParts {
  version: string;
  vault: Vault;
  keyring: Keyring;
  settings: SettingsFile;
  client: CountyClient;
  log: Log;
  now?: () => number;
  onChange: () => void;
}

type SignedIn = BridgeAnswers['people.signIn'];

export interface Station {
  state(): StationState;
  enrol(input: BridgeInput<'station.enrol'>): Promise<Result<StationState>>;
  /** Joins a county with sample data; everybody of the office may sign in afterwards. */
  enrolTrial(url: string, code: string): Promise<Result<StationState>>;
  standAlone(input: BridgeInput<'station.standAlone'>): Promise<Result<StationState>>;
  trySample(): Promise<Result<StationState>>;
  endTrial(): Promise<Result<StationState>>;
  signIn(input: BridgeInput<'people.signIn'>): Promise<SignedIn>;
  lock(): void;
  addHere(input: BridgeInput<'people.addHere'>): Promise<Result<PersonCard>>;
  /** Who is signed in. */
  person(): PersonCard | undefined;
  /**
   * Shut out, this PC destroys its wrapped keys once the window says that nothing exists only here; otherwise they stay
   * behind the lock and the county is told, so that it can let the PC in again to send.
   */
  takeUnsent(records: number): void;
  /** Undefined without a county, and until its key is out of the vault. */
  session(): CountySession | undefined;
  epoch(): string | undefined;
  /** What bundles are sealed, signed and opened with; refused while nobody is signed in, or without a county. */
  ferryKeys(): Promise<Result<FerryKeys>>;
  /** Keeps the county's key for bundles when the pinned receipt key vouches for it. */
  learnBundleKey(offer: BundleKeyOffer): Promise<Result<undefined>>;
}

/** What a station on its own can be; county and units have no place there. */
const localRoles: ReadonlySet<string> = new Set(['recorder', 'head', 'deputy']);

export function createStation(parts: StationParts): Station {
  const { vault, keyring, client, log } = parts;
  const now = parts.now ?? Date.now;
  const reading = vault.read();
  const isDamaged = reading.state === 'damaged';
  let content = reading.state === 'held' ? reading.content : undefined;
  let person: PersonCard | undefined;
  let countySession: CountySession | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  if (isDamaged) log.write('error', 'vault.damaged');
  if (reading.state === 'held' && reading.fromBackup) log.write('warn', 'vault.fromBackup');

  /** One after the other: two sign-ins at once would overwrite each other's wraps. */
  function inTurn<Value>(run: () => Promise<Result<Value>>): Promise<Result<Value>> {
    const turn = queue.then(run).catch((error: unknown) => {
      if (!isDiskRefusal(error)) throw error;
      log.bug('vault.notWritten', error);
      return refuse('file.notWritten');
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  function keep(next: VaultContent): void {
    vault.write(next);
    content = next;
  }

  function session(): CountySession | undefined {
    if (countySession || !content?.county) return countySession;
    const privateKey = keyring.deviceKey(content);
    const countyKey = importCountyKey(content.county.publicKey);
    if (!privateKey || !countyKey) return undefined;
    const identity = {
      county: content.county.url,
      device: content.device.id,
      privateKey,
      countyKey,
    };
    countySession = createCountySession(identity, client, { onToken: learn, onRevoked });
    return countySession;
  }

  /** With each token comes what the county knows of this office. */
  function learn({ people, office, epoch }: TokenAnswer): void {
    const learning = inTurn(async () => {
      if (!content?.county) return ok();
      const next = { ...content, people, office, county: { ...content.county, epoch } };
      if (JSON.stringify(next) === JSON.stringify(content)) return ok();
      keep(next);
      person = people.find((known) => known.id === person?.id) ?? person;
      parts.onChange();
      return ok();
    });
    learning.catch((error: unknown) => log.bug('station.learn', error));
  }

  /** Locked at once, and after a restart too; the keys go later, when nothing is lost with them. */
  function onRevoked(said: Revocation): void {
    if (!content || content.revoked?.at === said.at) return;
    log.write('warn', 'station.revoked', { id: content.device.id });
    person = undefined;
    content = { ...content, revoked: said };
    keepSoon(content);
    parts.onChange();
  }

  /** Outside of a turn: what is in memory counts, and the disk follows. */
  function keepSoon(next: VaultContent): void {
    inTurn(async () => {
      if (content === next) keep(next);
      return ok();
    }).catch((error: unknown) => log.bug('vault.notWritten', error));
  }

  function destroyKeys(held: VaultContent): void {
    const { deviceKey: _deviceKey, ...rest } = held;
    log.write('warn', 'station.keysDestroyed', { id: held.device.id });
    keyring.forget();
    countySession = undefined;
    content = { ...rest, wraps: {} };
    keepSoon(content);
    parts.onChange();
  }

  /** Somebody is at a PC that is shut out: perhaps the county lets it in again. */
  async function stillRevoked(held: VaultContent): Promise<boolean> {
    if (!held.revoked) return false;
    const renewed = await session()?.renew();
    if (!renewed?.ok) return true;
    const { revoked: _revoked, ...rest } = content ?? held;
    keep(rest);
    return false;
  }

  function state(): StationState {
    return {
      version: parts.version,
      settings: parts.settings.current(),
      phase: person ? 'open' : content || isDamaged ? 'locked' : 'new',
      problem: isDamaged ? 'vault.damaged' : content?.revoked ? 'device.revoked' : undefined,
      mode: content?.mode,
      device: content?.device,
      office: content?.office,
      countyName: content?.county?.name,
      countyUrl: content?.county?.url,
      people: (content?.people ?? []).map(({ id, name, roles }) => ({
        id,
        name,
        roles,
        ready: content?.wraps[id] !== undefined,
      })),
      samplePassphrase: content?.trial ? samplePassphrase : undefined,
      databaseName: content?.databaseName,
    };
  }

  function setUpProblem(): ProblemCode | undefined {
    if (content) return 'station.alreadySetUp';
    return isDamaged ? 'vault.damaged' : undefined;
  }

  function setUp(next: VaultContent): Result<StationState> {
    keep(next);
    log.write('info', 'station.setUp', { code: next.mode, id: next.device.id });
    parts.onChange();
    return ok(state());
  }

  async function join(typed: BridgeInput<'station.enrol'>): Promise<Result<VaultContent>> {
    const problem = setUpProblem();
    return problem ? refuse(problem) : joinCounty(client, typed);
  }

  async function admitHere(
    held: VaultContent,
    card: PersonCard,
    passphrase: string,
  ): Promise<SignedIn> {
    const admitted = await keyring.admit(held, card.id, passphrase);
    keep({ ...admitted, tries: withoutTries(admitted.tries, card.id) });
    return enter(card);
  }

  /** The first time on this PC, and whenever somebody brings a new one-time code. */
  async function signInAtCounty(
    card: PersonCard,
    { person: id, secret, newPassphrase }: BridgeInput<'people.signIn'>,
  ): Promise<SignedIn> {
    if (!content || !keyring.mayAdmit(content)) return refuse('vault.locked');
    const county = session();
    if (!county) return refuse('vault.damaged');
    const isByCode = isOneTimeCode(secret);
    const answer = await county.ask({
      path: paths.signIn,
      body: { person: id, secret, ...(isByCode && newPassphrase ? { newPassphrase } : {}) },
      answer: signInExchange.answer,
      timeoutMs: briefCallMs,
    });
    if (!answer.ok) {
      if (answer.problem.code === 'person.wrongPassphrase') countTry(content, id);
      return answer;
    }
    const passphrase = isByCode ? (newPassphrase ?? secret) : secret;
    return admitHere(content, { ...card, ...answer.value.person }, passphrase);
  }

  async function signInHere(
    card: PersonCard,
    { person: id, secret, newPassphrase }: BridgeInput<'people.signIn'>,
  ): Promise<SignedIn> {
    if (!content?.wraps[id]) return refuse('person.notOnThisDevice');
    // Counted before the look, so that pulling the plug gives no further try.
    const counted = countTry(content, id);
    const opening = await keyring.open(counted, id, secret);
    if (opening === 'wrongPassphrase') return refuse('person.wrongPassphrase', { field: 'secret' });
    if (opening === 'damaged') return refuse('vault.damaged');
    if (await stillRevoked(counted)) return refuse('device.revoked');
    const opened = content ?? counted;
    if (newPassphrase) return admitHere(opened, card, newPassphrase);
    keep({ ...opened, tries: withoutTries(opened.tries, id) });
    return enter(card);
  }

  function countTry(held: VaultContent, id: string): VaultContent {
    const counted = { ...held, tries: withTry(held.tries, id, now()) };
    keep(counted);
    return counted;
  }

  function enter(card: PersonCard): SignedIn {
    const dataKey = keyring.dataKey();
    if (!dataKey) return refuse('vault.locked');
    person = { id: card.id, name: card.name, roles: card.roles };
    log.write('info', 'person.signedIn', { id: card.id });
    parts.onChange();
    return ok({ person, dataKey });
  }

  return {
    state,
    enrol: (typed) =>
      inTurn(async () => {
        const joined = await join(typed);
        return joined.ok ? setUp(joined.value) : joined;
      }),
    enrolTrial: (url, code) =>
      inTurn(async () => {
        const joined = await join({ url, code, deviceName: 'sample' });
        if (!joined.ok) return joined;
        setUp({ ...joined.value, trial: true });
        return admitTrialPeople();
      }),
    standAlone: ({ passphrase, ...input }) =>
      inTurn(async () => {
        const problem = setUpProblem();
        if (problem) return refuse(problem);
        const made = standAloneStation(input, now());
        return setUp(await keyring.admit(made.content, made.head.id, passphrase));
      }),
    trySample: () =>
      inTurn(async () => {
        const problem = setUpProblem();
        if (problem) return refuse(problem);
        let made = sampleStandAlone();
        for (const { id } of made.people) made = await keyring.admit(made, id, samplePassphrase);
        return setUp(made);
      }),
    endTrial: () =>
      inTurn(async () => {
        if (!content?.trial) return refuse('station.alreadySetUp');
        log.write('info', 'station.trialEnded', { id: content.device.id });
        vault.destroy();
        keyring.forget();
        content = undefined;
        person = undefined;
        countySession = undefined;
        parts.onChange();
        return ok(state());
      }),
    signIn: (input) => inTurn(() => signIn(input)),
    lock() {
      if (!person) return;
      log.write('info', 'person.locked', { id: person.id });
      person = undefined;
      parts.onChange();
    },
    addHere: (input) => inTurn(() => addHere(input)),
    takeUnsent(records) {
      if (!content?.revoked || Object.keys(content.wraps).length === 0) return;
      if (records === 0) return destroyKeys(content);
      log.write('warn', 'station.unsent', { id: content.device.id, count: records });
      void session()?.renew(records);
    },
    person: () => person,
    session,
    epoch: () => content?.county?.epoch,
    ferryKeys: () =>
      inTurn(async () => {
        if (!content?.county) return refuse('station.standAlone');
        if (!person) return refuse('vault.locked');
        if (!keyring.replyKey(content)) keep(keyring.withReplyKey(content));
        const keys = readFerryKeys(content, keyring);
        return keys ? ok(keys) : refuse('vault.damaged');
      }),
    learnBundleKey: (offer) =>
      inTurn(async () => {
        if (!content?.county || content.county.bundleKey === offer.publicKey) return ok();
        if (!isOfCounty(offer, content.county.publicKey)) return refuse('county.badReceipt');
        keep({ ...content, county: { ...content.county, bundleKey: offer.publicKey } });
        return ok();
      }),
  };

  /** In a trial everybody's passphrase is known, so nobody has to sign in online first. */
  async function admitTrialPeople(): Promise<Result<StationState>> {
    for (const { id } of content?.people ?? []) {
      const answer = await session()?.ask({
        path: paths.signIn,
        body: { person: id, secret: samplePassphrase },
        answer: signInExchange.answer,
        timeoutMs: briefCallMs,
      });
      if (content && answer?.ok) keep(await keyring.admit(content, id, samplePassphrase));
    }
    parts.onChange();
    return ok(state());
  }

  async function signIn(input: BridgeInput<'people.signIn'>): Promise<SignedIn> {
    if (!content) return refuse(setUpProblem() ?? 'person.notOnThisDevice');
    const card = content.people.find((known) => known.id === input.person);
    if (!card) return refuse('person.notOnThisDevice');
    if (content.revoked && !content.wraps[card.id]) return refuse('device.revoked');
    if (pauseLeft(content.tries, card.id, now()) > 0) {
      const tries = withPauseFromNow(content.tries, card.id, now());
      if (tries !== content.tries) keep({ ...content, tries });
      return refuse('person.tooManyTries');
    }
    const isFirstHere = content.wraps[card.id] === undefined;
    const secret = spellSecret(input.secret);
    const asksCounty = content.mode === 'county' && (isFirstHere || isOneTimeCode(secret));
    return asksCounty ? signInAtCounty(card, { ...input, secret }) : signInHere(card, input);
  }

  async function addHere(input: BridgeInput<'people.addHere'>): Promise<Result<PersonCard>> {
    if (!content || !person) return refuse('vault.locked');
    const mayAdd = content.mode !== 'county' && person.roles.includes('head');
    if (!mayAdd || !input.roles.every((role) => localRoles.has(role))) {
      return refuse('act.notPermitted');
    }
    if (content.people.some(({ name }) => name === input.name.trim())) {
      return refuse('person.nameTaken', { field: 'name' });
    }
    const card = newPerson(input.name.trim(), input.roles, now());
    const people = [...content.people, card];
    keep(await keyring.admit({ ...content, people }, card.id, input.passphrase));
    log.write('info', 'person.added', { id: card.id });
    parts.onChange();
    return ok(card);
  }
}
