// What a page can't do here, whatever gets into it: leave its origin, open windows, reach a network,
// or ask for a camera. The sandbox and the isolated preload are set where the window is made.
import { readFile } from 'node:fs/promises';
import type { Session, WebContents } from 'electron';
import { app, protocol } from 'electron';
import { appFile, appScheme, isAppAddress, pageHeaders } from './appFiles.ts';
import type { Log } from './log.ts';

/** Before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built window under the app's own origin. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle(appScheme, async ({ url, method }) => {
    const file = method === 'GET' || method === 'HEAD' ? appFile(root, url) : undefined;
    if (!file) return notFound();
    try {
      const content = await readFile(file.path);
      const headers = { ...pageHeaders, 'content-type': file.type };
      return new Response(new Uint8Array(content), { headers });
    } catch {
      return notFound();
    }
  });
}

/** @param devServer the address of the development server, never in a packaged app */
export function refuseNetwork(session: Session, devServer: string | undefined): void {
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  const devHost = devServer ? new URL(devServer).host : undefined;
  session.webRequest.onBeforeRequest({ urls }, ({ url }, decide) => {
    decide({ cancel: devHost === undefined || new URL(url).host !== devHost });
  });
}

export function refusePermissions(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    log.write('warn', 'permission.refused', { code: permission });
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** For every page there ever is, not only the one we open. */
export function confineAllPages(log: Log, isOurPage: (url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log, isOurPage));
}

function confine(contents: WebContents, log: Log, isOurPage: (url: string) => boolean): void {
  contents.setWindowOpenHandler(() => {
    log.write('warn', 'window.openRefused');
    return { action: 'deny' };
  });
  const stay = (event: { preventDefault: () => void }, url: string): void => {
    if (isOurPage(url)) return;
    log.write('warn', 'window.navigationRefused');
    event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function notFound(): Response {
  return new Response('', { status: 404, headers: pageHeaders });
}

/** Our page, or the development server's. */
export function ourPages(devServer: string | undefined): (url: string) => boolean {
  return (url) => isAppAddress(url) || (devServer !== undefined && url.startsWith(`${devServer}/`));
}
