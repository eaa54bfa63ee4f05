// What an administrator's own systems ask of the county: health, metrics, the interface, TLS, limits.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounty, type County } from '../../county/openCounty.ts';
import { bundlePaths } from '../../shared/bundle/bundle.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { post, problemOf } from './countyClient.ts';
import { killCounties, startCounty } from './countyProcess.ts';
import { optionsAt, postgresEngine } from './house.ts';

const engine = postgresEngine();
afterAll(() => engine.stop());

describe('a county that is watched over', () => {
  const metricsToken = 'a token of sixteen and more';
  let county: County;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${county.url}${path}`, { headers });

  beforeAll(async () => {
    const options = await optionsAt(engine, []);
    county = await openCounty({ ...options, rateLimits: true, metricsToken });
  });
  afterAll(async () => {
    await county.close();
  });

  it('says that it is alive and ready', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ healthy: true });
    expect(await (await ask('/readyz')).json()).toEqual({ ready: true });
  });

  it('counts what it does, for whoever has the token', async () => {
    expect((await ask('/metrics')).status).toBe(403);
    const authorization = `Bearer ${metricsToken}`;
    const text = await (await ask('/metrics', { authorization })).text();
    expect(text).toContain('liaison_event_streams 0');
    expect(text).toMatch(/liaison_request_seconds_count\{path="\/healthz",status="200"\} 1/);
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('describes its interface by the schemas that check it', async () => {
    const document = (await (await ask('/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const known = [...Object.values(paths), ...Object.values(bundlePaths)];
    expect(Object.keys(document.paths).toSorted()).toEqual(known.toSorted());
    const pushed = JSON.stringify(document.paths[paths.push]);
    expect(pushed).toContain('"maxItems":200');
    expect(pushed).toContain('"opinions"');
  });

  it('lets one address enrol only so often', async () => {
    const tryOut = () => post(county.url, paths.enrol, { code: 'guessed' });
    const replies = [];
    for (let guess = 0; guess < 31; guess += 1) replies.push(await tryOut());
    expect(replies.slice(0, 30).map(problemOf)).toEqual(
      Array.from({ length: 30 }, () => '400 request.malformed'),
    );
    const [last] = replies.slice(-1);
    expect(last && problemOf(last)).toBe('429 county.busy');
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('a county with a certificate of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'county-tls-'));
  const put = (name: string) => {
    for (const part of ['cert', 'key']) {
      const from = new URL(`certificates/${name}.${part}.pem`, import.meta.url);
      copyFileSync(fileURLToPath(from), join(folder, `${part}.pem`));
    }
  };
  afterAll(() => {
    killCounties();
    rmSync(folder, { recursive: true, force: true });
  });

  const certificateName = (url: string) =>
    new Promise<string>((resolve, reject) => {
      const port = Number(new URL(url).port);
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
      socket.on('error', reject);
    });

  it(
    'serves over TLS, and takes a new certificate without a restart',
    { timeout: 90_000 },
    async () => {
      put('first');
      const county = await startCounty(await engine.place(), [], {
        LIAISON_COUNTY_TLS_CERT: join(folder, 'cert.pem'),
        LIAISON_COUNTY_TLS_KEY: join(folder, 'key.pem'),
      });
      expect(county.url).toMatch(/^https:/);
      expect(await certificateName(county.url)).toBe('first.county.invalid');
      put('second');
      county.process.kill('SIGHUP');
      await expect
        .poll(() => certificateName(county.url), { timeout: 5_000 })
        .toBe('second.county.invalid');
      county.process.kill('SIGTERM');
      expect(await county.ended).toBe(0);
    },
  );
});
