// The county server killed in the middle of pushes, again and again; what it answered for must be there,
// and what is sent again must be there once.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openPlace } from '../../county/store/connect.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import type { Checkpoint } from '../../shared/sync/protocol.ts';
import { enrolPc, isSignedAct, movePc, type Pc } from './countyClient.ts';
import { startCounty, type Place } from './countyProcess.ts';
import { newOpinion } from './papers.ts';
import { signIn, standAt, type Person } from './people.ts';

const rowsPerPush = 12;
const pushersAtOnce = 4;

export interface KillReport {
  cycles: number;
  /** Records the county has answered for. */
  acknowledged: number;
  /** Records whose push was cut off and that were sent again. */
  sentAgain: number;
  /** Of those answered for, how many are not held, or are held otherwise, or unsigned. */
  lost: number;
  /** Of those answered for, how many a station that followed the feed never got. */
  missedByFeed: number;
  /** Acts that stand in the history more than once, or not at all, and receipts with one number. */
  notOnce: number;
}

/** What one PC knows, as it would keep it on its own disk. */
interface Memory {
  acknowledged: Map<string, OpinionDocument>;
  waiting: OpinionDocument[][];
  sentAgain: number;
  followed: Map<string, OpinionDocument>;
  checkpoint: Checkpoint | undefined;
}

export async function killCycles(place: Place, cycles: number): Promise<KillReport> {
  const memory: Memory = {
    ...{ acknowledged: new Map(), waiting: [], sentAgain: 0 },
    ...{ followed: new Map(), checkpoint: undefined },
  };
  let county = await startCounty(place, ['--sample']);
  let pc = await enrolPc(county.url, county.sampleCode);
  const { recorder, head } = samplePeople;
  for (const { id } of [recorder, head]) await signIn(pc, id, samplePassphrase);
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const by = standAt(pc, cycle % 2 === 0 ? recorder.id : head.id);
    const pushing = Array.from({ length: pushersAtOnce }, () => pushUntilCut(by, memory));
    await pause(60 + Math.random() * 400);
    county.process.kill('SIGKILL');
    await Promise.all(pushing);
    await county.ended;
    county = await startCounty(place);
    pc = movePc(pc, county.url);
    await follow(pc, memory);
  }
  await sendAgain(pc, memory);
  await follow(pc, memory);
  const held = await pc.pullAll('opinions');
  county.process.kill('SIGTERM');
  await county.ended;
  const known = [...memory.acknowledged.values()];
  const same = (one: OpinionDocument, other: OpinionDocument | undefined) =>
    canonicalJson(one) === canonicalJson(other) && one.acts.every((act) => isSignedAct(pc, act));
  return {
    ...{ cycles, acknowledged: known.length, sentAgain: memory.sentAgain },
    lost: known.filter((one) => !same(one, held.get(one.id))).length,
    missedByFeed: known.filter(({ id }) => !memory.followed.has(id)).length,
    notOnce: await countNotOnce(place),
  };
}

async function pushUntilCut(by: Person, memory: Memory): Promise<void> {
  for (;;) {
    const again = memory.waiting.pop();
    if (again) memory.sentAgain += again.length;
    const rows = again ?? Array.from({ length: rowsPerPush }, () => newOpinion(by));
    try {
      await pushOne(by.pc, rows, memory);
    } catch {
      memory.waiting.push(rows);
      return;
    }
  }
}

async function pushOne(pc: Pc, rows: readonly OpinionDocument[], memory: Memory): Promise<void> {
  const { documents, problems } = await pc.push('opinions', rows);
  if (problems.length > 0) throw new Error(`a row was not taken: ${JSON.stringify(problems[0])}`);
  for (const one of documents as OpinionDocument[]) memory.acknowledged.set(one.id, one);
}

async function sendAgain(pc: Pc, memory: Memory): Promise<void> {
  for (const rows of memory.waiting.splice(0)) {
    memory.sentAgain += rows.length;
    await pushOne(pc, rows, memory);
  }
}

async function follow(pc: Pc, memory: Memory): Promise<void> {
  for (let more = true; more;) {
    const page = await pc.pull('opinions', memory.checkpoint);
    for (const one of page.documents) memory.followed.set(one.id, one as OpinionDocument);
    ({ more, checkpoint: memory.checkpoint } = page);
  }
}

async function countNotOnce(place: Place): Promise<number> {
  const { database, close } = await openPlace(place);
  try {
    const { rows } = await sql<{ wrong: string }>`
      WITH noted AS (
        SELECT act->>'id' AS id, count(*) AS times
        FROM doc_history, jsonb_array_elements(change) AS act
        WHERE collection = 'opinions' GROUP BY 1
      ), held AS (
        SELECT act->>'id' AS id, act->'received'->>'seq' AS number
        FROM doc, jsonb_array_elements(data->'acts') AS act WHERE collection = 'opinions'
      )
      SELECT
        (SELECT count(*) FROM noted FULL JOIN held USING (id)
          WHERE times IS DISTINCT FROM 1 OR number IS NULL)
        + (SELECT count(number) - count(DISTINCT number) FROM held) AS wrong`.execute(database);
    return Number(rows[0]?.wrong);
  } finally {
    await close();
  }
}
