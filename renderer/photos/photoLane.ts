// Sends photos one by one, after the acts: a photo whose act the county has not signed for would be refused, and on a
// thin line the words go first. What is delivered is known from the county's signature alone. [PH1] [PH4]
import type { Bridge, LinkState } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import type { PhotoDocument } from '../database/photoStore.ts';
import { StorageStopped } from '../database/storagePouch/problems.ts';
import { readWaiting } from '../queries/waiting.ts';
import { logBug } from '../session/logBug.ts';
import { sendableOf } from './sendable.ts';

export interface PhotoLane {
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export interface PhotoLaneParts {
  bridge: Bridge;
  database: StationDatabase;
  now: () => number;
  /** Milliseconds: how long to gather changes before a look, and to wait after the line broke. */
  pauses?: { look: number; broken: number };
}

const usualPauses = { look: 300, broken: 30_000 };
const epochMark = 'photos-epoch';

export async function startPhotoLane(parts: PhotoLaneParts): Promise<PhotoLane> {
  const { bridge, database, now, pauses = usualPauses } = parts;
  const { photos, tables } = database;
  /** Refused since the last contact: they wait for the next one. */
  const tried = new Set<string>();
  let link: LinkState = await bridge.call('county.link');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  function lookIn(ms: number): void {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(look, ms);
  }

  function look(): void {
    if (isStopped || running) return;
    running = sendAll()
      .catch((error: unknown) => {
        if (!(error instanceof StorageStopped)) logBug(bridge, 'photos.lane', error);
      })
      .finally(() => {
        running = undefined;
      });
  }

  async function sendAll(): Promise<void> {
    await followEpoch();
    for (;;) {
      const next = isStopped || link.link !== 'connected' ? undefined : nextPhoto();
      if (!next) return;
      if (areActsWaiting()) return lookIn(pauses.look * 10);
      const broke = await send(next);
      if (broke) return lookIn(pauses.broken);
    }
  }

  function nextPhoto(): PhotoDocument | undefined {
    return sendableOf(database)
      .filter(({ id }) => !tried.has(id))
      .toSorted((a, b) => a.at.localeCompare(b.at))[0];
  }

  /** A record that the county could not take holds nothing up. */
  function areActsWaiting(): boolean {
    const { visits, opinions, disclosures, residents, journal } = tables;
    const { records } = readWaiting({
      ...{ visits: visits.all(), opinions: opinions.all(), disclosures: disclosures.all() },
      ...{ residents: residents.all(), journal: journal.all() },
    });
    return records.some(({ problem }) => problem === undefined);
  }

  /** Answers whether the line broke. */
  async function send({ id, collection, record, sha256 }: PhotoDocument): Promise<boolean> {
    tried.add(id);
    const content = await photos.read(id);
    if (!content) return false;
    const answer = await bridge.call('photos.send', {
      upload: { photo: id, collection, record },
      sha256,
      content: new Uint8Array(await content.arrayBuffer()),
    });
    if (isStopped) return false;
    if (answer.ok) {
      await photos.change(id, { state: 'sent', problem: '' });
      tried.delete(id);
      return false;
    }
    const { code } = answer.problem;
    if (isAboutTheLine(code)) {
      tried.delete(id);
      return true;
    }
    await photos.change(id, { problem: code });
    return false;
  }

  /** A county restored from a backup may lack what it once signed for. */
  async function followEpoch(): Promise<void> {
    const { epoch } = link;
    const known = tables.journal.get(epochMark)?.data as { epoch: string } | undefined;
    if (epoch === undefined || known?.epoch === epoch) return;
    if (known) {
      for (const { id, state } of photos.table.all()) {
        if (state === 'sent') await photos.change(id, { state: 'waiting' });
      }
    }
    const at = new Date(now()).toISOString();
    await database.writeJournal({ id: epochMark, kind: 'mark', at, data: { epoch } });
  }

  const follow = () => {
    if (photos.table.all().some(({ state }) => state === 'waiting')) lookIn(pauses.look);
  };
  const stops = [
    photos.table.subscribe(follow),
    tables.visits.subscribe(follow),
    tables.opinions.subscribe(follow),
    bridge.on('county.link', (state) => {
      const isBack = state.link === 'connected' && link.link !== 'connected';
      link = state;
      if (isBack) tried.clear();
      lookIn(pauses.look);
    }),
  ];
  lookIn(pauses.look);

  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      await running;
    },
  };
}

function isAboutTheLine(code: ProblemCode): boolean {
  return /^(?:county|token|device|vault|station)\./.test(code) && code !== 'county.badReceipt';
}
