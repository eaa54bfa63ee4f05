// A look at the county asks for all collections in one request: mostly there is no news, and on a thin link five
// questions cost five times as much as one. Where there is more, each collection goes on by itself.
import type { z } from 'zod';
import type { Bridge } from '../../shared/bridge.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import { syncedCollections } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { Checkpoint, pull, round } from '../../shared/sync/protocol.ts';
import type { Patience } from './backOff.ts';
import { askPatiently } from './backOff.ts';
import type { Lanes } from './lanes.ts';
import type { OwnStretches } from './ownStretches.ts';

type PullAnswer = z.infer<typeof pull.answer>;
type RoundAnswer = z.infer<typeof round.answer>;

/** RxDB asks for the collections one after the other, each after a look at its own books. */
const gatherMs = 25;
/** What a look brings along at once. */
const roundRows = 25;
const firstPage = 100;
const leastPage = 10;
const largestPage = 500;
const quickMs = 5_000;
const slowMs = 12_000;
/** Acts go first, but news is not held up for ever. */
const mostWaitMs = 20_000;

export interface RoundsContext extends Patience {
  bridge: Bridge;
  epoch: string;
  own: OwnStretches;
  lanes: Lanes;
}

export interface Rounds {
  ask(collection: SyncedCollection, from: Checkpoint | undefined): Promise<PullAnswer>;
}

interface Asked {
  from: Checkpoint | undefined;
  resolve: (answer: PullAnswer | Promise<PullAnswer>) => void;
  reject: (error: unknown) => void;
}

export function createRounds(context: RoundsContext): Rounds {
  const { bridge, epoch, own } = context;
  /** Collections of which the last answer said that there is more. */
  const going = new Set<SyncedCollection>();
  let gathered = new Map<SyncedCollection, Asked>();
  let page = firstPage;
  let knowsRounds = true;

  async function one(collection: SyncedCollection, from: Checkpoint | undefined) {
    // What is on its way to the county would come back with the page.
    await context.lanes.whenIdle(mostWaitMs);
    const started = performance.now();
    const answer = await askPatiently(
      context,
      () => {
        const asked = { collection, limit: Math.trunc(page), skip: own.list() };
        return bridge.call('county.pull', { ...asked, ...(from ? { checkpoint: from } : {}) });
      },
      () => {
        page = Math.max(leastPage, page / 2);
      },
    );
    const took = performance.now() - started;
    if (took > slowMs) page = Math.max(leastPage, page / 2);
    else if (took < quickMs && answer.more) page = Math.min(largestPage, page * 1.5);
    return take(collection, answer);
  }

  function take(collection: SyncedCollection, answer: PullAnswer): PullAnswer {
    if (answer.more) going.add(collection);
    else going.delete(collection);
    return answer;
  }

  function together(asked: ReadonlyMap<SyncedCollection, Asked>): Promise<RoundAnswer | undefined> {
    const places = [...asked].map(([collection, { from }]) => [collection, from?.seq ?? 0]);
    const after = Object.fromEntries(places) as Record<SyncedCollection, number>;
    return askPatiently(context, async (): Promise<Result<RoundAnswer | undefined>> => {
      const skip = own.list();
      const answer = await bridge.call('county.round', { epoch, after, limit: roundRows, skip });
      // A county of the version before has no such path.
      const isOlder = !answer.ok && answer.problem.code === 'request.malformed';
      return isOlder ? ok(undefined) : answer;
    });
  }

  async function look(asked: ReadonlyMap<SyncedCollection, Asked>): Promise<void> {
    const answer = asked.size > 1 && knowsRounds ? await together(asked) : undefined;
    if (asked.size > 1 && !answer) knowsRounds = false;
    if (answer && asked.size === syncedCollections.length) {
      own.forget(Math.min(...[...asked.values()].map(({ from }) => from?.seq ?? 0)));
    }
    for (const [collection, { from, resolve }] of asked) {
      const found = answer?.pages[collection];
      if (!answer || !found) {
        resolve(one(collection, from));
        continue;
      }
      const { documents, seq, more } = found;
      const checkpoint = { epoch: answer.epoch, seq };
      resolve(take(collection, { documents, checkpoint, more, now: answer.now }));
    }
  }

  function flush(): void {
    const asked = gathered;
    gathered = new Map();
    look(asked).catch((error: unknown) => {
      for (const { reject } of asked.values()) reject(error);
    });
  }

  return {
    ask(collection, from) {
      if (going.has(collection) || gathered.has(collection)) return one(collection, from);
      return new Promise((resolve, reject) => {
        if (gathered.size === 0) setTimeout(flush, gatherMs);
        gathered.set(collection, { from, resolve, reject });
      });
    },
  };
}
