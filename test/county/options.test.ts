// What an administrator may set, and what they are told when it is wrong.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions, usage } from '../../county/options.ts';

describe('the settings of the county', () => {
  it('have defaults, and an empty variable is one that is not set', () => {
    const wanted = readOptions([], { DATABASE_URL: '', LIAISON_COUNTY_PORT: '', HOME: '/root' });
    expect(wanted).toMatchObject({
      command: 'serve',
      tlsFiles: undefined,
      options: {
        ...{ dataFolder: resolve('.data/county'), databaseUrl: undefined, host: '127.0.0.1' },
        ...{ port: 4670, rateLimits: true, logLevel: 'info', sample: false },
      },
    });
  });

  const wrong: [string, string[], Record<string, string>, string][] = [
    ['a misspelt setting', [], { LIAISON_COUNTY_PROT: '1' }, 'LIAISON_COUNTY_PROT'],
    ['no port', [], { LIAISON_COUNTY_PORT: '70000' }, 'LIAISON_COUNTY_PORT: is no port'],
    ['half of a port', [], { LIAISON_COUNTY_PORT: '4e3' }, 'LIAISON_COUNTY_PORT: is no port'],
    ['another database', [], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must begin with'],
    ['a short token', [], { LIAISON_COUNTY_METRICS_TOKEN: 'x' }, 'LIAISON_COUNTY_METRICS_TOKEN'],
    ['a proxy without address', [], { LIAISON_COUNTY_TRUST_PROXY: '10.0.0.1,x' }, 'TRUST_PROXY'],
    ['half of the TLS files', [], { LIAISON_COUNTY_TLS_CERT: 'a' }, 'belong together'],
    ['a misspelt flag', ['--smaple'], {}, '--smaple'],
    ['a misspelt command', ['bakcup', 'f'], {}, 'bakcup'],
    ['a backup to nowhere', ['backup'], {}, 'wants one file'],
  ];
  it.each(wrong)('refuses %s and says so', (_what, given, environment, told) => {
    expect(() => readOptions(given, environment)).toThrow(told);
  });

  it('does not repeat a secret that is wrong', () => {
    const read = () => readOptions([], { DATABASE_URL: 'https://me:secret@host' });
    expect(read).toThrow(/^(?!.*secret)/);
    expect(read).toThrow('DATABASE_URL');
  });

  it('are all explained', () => {
    for (const name of ['DATABASE_URL', 'LIAISON_COUNTY_TLS_CERT', 'LIAISON_COUNTY_LOG_LEVEL']) {
      expect(usage).toContain(name);
    }
    expect(readOptions(['--help'], {})).toEqual({ command: 'help' });
  });
});
