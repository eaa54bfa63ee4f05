// Which file stands behind an address of the app's own origin, and how it is served. The content
// security policy lets the page load its own files and nothing else.
import { extname, join, normalize, sep } from 'node:path';

export const appScheme = 'app';
const appHost = 'liaison';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * `style-src 'self'` without 'unsafe-inline': React sets styles through the DOM, which is allowed, and
 * the page marks what React Aria would otherwise bring in a style element of its own.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Undefined when nothing may be served under this address: another host, a way out of the folder, an unknown type. */
export function appFile(root: string, address: string): { path: string; type: string } | undefined {
  if (!address.startsWith(`${appOrigin}/`)) return undefined;
  const inside = decoded(address.slice(appOrigin.length).replace(/[?#].*$/s, ''));
  if (inside === undefined || /[\0\\:]/.test(inside)) return undefined;
  const path = normalize(join(root, inside === '/' ? 'index.html' : inside));
  const type = mimeTypes[extname(path).toLowerCase()];
  return type && path.startsWith(`${normalize(root)}${sep}`) ? { path, type } : undefined;
}

/** Whether an address is a page of ours. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
