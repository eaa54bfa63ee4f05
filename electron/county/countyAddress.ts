// What people type as the county's address, made into an origin; open text travels on private networks only.
import { isIP } from 'node:net';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';

const privateAddresses = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^::1$/,
  /^f[cd][0-9a-f]{2}:/,
  /^fe[89ab][0-9a-f]:/,
];

/** Takes full-width typing and a missing scheme; gives an origin such as `https://county.example`. */
export function countyAddress(typed: string): Result<string> {
  const refused = refuse('county.badAddress', { field: 'url' });
  const url = parseUrl(typed.normalize('NFKC').replaceAll('。', '.').trim());
  if (!url) return refused;
  const isPlainOrigin =
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  const mayTravel =
    url.protocol === 'https:' || (url.protocol === 'http:' && isPrivateHost(url.hostname));
  return isPlainOrigin && mayTravel ? ok(url.origin) : refused;
}

function parseUrl(text: string): URL | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return newUrl(text);
  const named = newUrl(`https://${text}`);
  return named && isPrivateHost(named.hostname) ? newUrl(`http://${text}`) : named;
}

function newUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isPrivateHost(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && privateAddresses.some((pattern) => pattern.test(address));
}
