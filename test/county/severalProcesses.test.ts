import pg from 'pg';
// Several server processes on one PostgreSQL are one county: news cross from one to the other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { syncedCollections } from '../../shared/records.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { enrolPc, movePc, type Pc } from './countyClient.ts';
import { killCounties, startCounty, type StartedCounty } from './countyProcess.ts';
import { listenToNews, newsText } from './eventStream.ts';
import { newOpinion, toCounty, withActs } from './papers.ts';
import { signIn, standAt } from './people.ts';
import { startPostgres, type PostgresCluster } from './postgresCluster.ts';

describe('two server processes on one PostgreSQL', () => {
  let cluster: PostgresCluster;
  let databaseUrl = '';
  let first: StartedCounty;
  let second: StartedCounty;
  let atFirst: Pc;
  let atSecond: Pc;

  beforeAll(async () => {
    cluster = await startPostgres();
    databaseUrl = await cluster.newDatabase();
    const place = { dataFolder: '', databaseUrl };
    // Together, on an empty database: one of them founds the county.
    [first, second] = await Promise.all([
      startCounty(place, ['--sample']),
      startCounty(place, ['--sample']),
    ]);
    // The codes of the one that was ready last are the ones that count.
    const started = [first, second];
    const newest = await Promise.any(
      started.map(async ({ url, sampleCodes }) => ({
        station: await enrolPc(url, sampleCodes.station),
        county: await enrolPc(url, sampleCodes.county),
      })),
    );
    atFirst = movePc(newest.station, first.url);
    atSecond = movePc(newest.county, second.url);
    for (const { id } of [samplePeople.recorder, samplePeople.head]) {
      await signIn(atFirst, id, samplePassphrase);
    }
  });
  afterAll(async () => {
    killCounties();
    await cluster.stop();
  });

  function sentToCounty(): OpinionDocument {
    const { recorder, head } = samplePeople;
    const heard = newOpinion(standAt(atFirst, recorder.id));
    return withActs(heard, standAt(atFirst, head.id).act('triage', toCounty));
  }

  it('found one county', () => {
    expect(atFirst.enrolled.county).toEqual(atSecond.enrolled.county);
  });

  it('[SY4] tell at one what was pushed at the other, and hold the same', async () => {
    const stream = await listenToNews(atSecond);
    const opinion = sentToCounty();
    const { documents } = await atFirst.push('opinions', [opinion]);
    await stream.hears(newsText('opinions'));
    expect((await atSecond.pullAll('opinions')).get(opinion.id)).toEqual(documents[0]);
    stream.close();
  });

  it('[SY4] send everybody to look again when the line for news was cut', async () => {
    const stream = await listenToNews(atSecond);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'liaison county news' AND datname = current_database()`,
    );
    await client.end();
    expect(rowCount).toBe(2);
    await stream.hears(newsText(...syncedCollections));
    await atFirst.push('opinions', [sentToCounty()]);
    await stream.hears(newsText('opinions'));
    stream.close();
  });

  it('stop when asked', async () => {
    const stopping = [first, second].map(({ process }) => process.kill('SIGTERM'));
    expect(stopping).toEqual([true, true]);
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
  });
});
