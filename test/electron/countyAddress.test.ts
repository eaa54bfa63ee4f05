import { describe, expect, it } from 'vitest';
import { countyAddress } from '../../electron/county/countyAddress.ts';

describe('county address', () => {
  it.each([
    ['https://county.example', 'https://county.example'],
    [' https://county.example/ ', 'https://county.example'],
    ['county.example', 'https://county.example'],
    ['county.example:8443', 'https://county.example:8443'],
    ['ｈｔｔｐｓ：／／county．example', 'https://county.example'],
    ['county。example', 'https://county.example'],
    ['HTTPS://County.Example:443', 'https://county.example'],
    ['http://localhost:4670', 'http://localhost:4670'],
    ['127.0.0.1:4670', 'http://127.0.0.1:4670'],
    ['192.168.1.20', 'http://192.168.1.20'],
    ['http://10.1.2.3:80', 'http://10.1.2.3'],
    ['http://172.31.0.1', 'http://172.31.0.1'],
    ['http://[::1]:4670', 'http://[::1]:4670'],
    ['http://[fd00::1]', 'http://[fd00::1]'],
  ])('%s → %s', (typed, origin) => {
    expect(countyAddress(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    '',
    ' ',
    'http://county.example',
    'http://8.8.8.8',
    'http://172.32.0.1',
    'http://10.0.0.1.example.com',
    'http://127.example.com',
    'ftp://10.0.0.1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@county.example',
    'https://county.example/path',
    'https://county.example?x=1',
    'https://county.example#x',
    'http://[2001:db8::1]',
    '枸杞 岛',
  ])('%j is refused', (typed) => {
    const refused = { ok: false, problem: { code: 'county.badAddress', field: 'url' } };
    expect(countyAddress(typed)).toEqual(refused);
  });
});
