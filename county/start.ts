import { importBundle, NotTaken } from './bundle/importCommand.ts';
// `npm run county`: the county server as a process. People read stderr, programs the one line on stdout.
import { NotSampleData, openCounty, type County, type CountyOptions } from './openCounty.ts';
import { readOptions, readTls, usage, WrongUsage, type TlsFiles } from './options.ts';
import { backUp } from './store/backup/backUp.ts';
import { NotABackup, NotEmpty, restore } from './store/backup/restore.ts';
import { FolderInUse } from './store/folderLock.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

async function start(): Promise<void> {
  const wanted = readOptions(process.argv.slice(2), process.env);
  switch (wanted.command) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'backup':
      say(`已备份：${await backUp(wanted.place, wanted.file)} 行`);
      return;
    case 'restore':
      say(`已恢复：${await restore(wanted.place, wanted.file)} 行。各站将自动补传。`);
      return;
    case 'import':
      await importBundle(wanted, say);
      return;
    case 'serve':
      await serve(wanted.options, wanted.tlsFiles);
  }
}

async function serve(
  options: Omit<CountyOptions, 'log'>,
  tlsFiles: TlsFiles | undefined,
): Promise<void> {
  const tls = tlsFiles && readTls(tlsFiles);
  const county = await openCounty({ ...options, tls, log: process.stderr });
  stopOnSignal(county);
  if (tlsFiles) renewOnSignal(county, tlsFiles);
  introduce(county);
  const { url, sampleCodes } = county;
  const codes = sampleCodes ? { sampleCodes, sampleCode: sampleCodes.station } : {};
  process.stdout.write(`${JSON.stringify({ ready: true, url, ...codes })}\n`);
}

function introduce({ url, firstCodes, sampleCodes }: County): void {
  say(`县平台服务已启动：${url}`);
  if (firstCodes) {
    say('');
    say('请在县人大代表工委的电脑上安装本软件，选择“加入县平台”，依次输入：');
    say(`  县平台地址　${url}`);
    say(`  一次性设备码　${firstCodes.device}`);
    say(`然后以“${firstCodes.personName}”登录，首次登录时设置自己的口令：`);
    say(`  一次性人员码　${firstCodes.person}`);
    say('两个码各用一次，14 天内有效，请勿外传。');
  }
  if (sampleCodes) {
    say('样例数据（均为虚构）。一次性设备码：');
    say(`  联络站　${sampleCodes.station}`);
    say(`  县平台　${sampleCodes.county}`);
    say(`  承办单位　${sampleCodes.unit}`);
  }
}

function renewOnSignal(county: County, tlsFiles: TlsFiles): void {
  process.on('SIGHUP', () => {
    try {
      county.changeTls(readTls(tlsFiles));
      say('证书已重新读入。');
    } catch (error) {
      say(`证书未能更换，仍用原来的：${(error as Error).message}`);
    }
  });
}

function stopOnSignal(county: County): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('正在停止…');
    // Whatever still keeps the process alive after a clean close is not worth waiting for.
    void county.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Of what went wrong, or of what that came from. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code ?? (cause ? codeOf(cause) : undefined);
}

/** No server, no such name, no such user, password or database. */
function isUnreachable(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28000', '28P01', '3D000'].includes(code);
}

function fail(error: unknown): void {
  if (error instanceof FolderInUse)
    say(`数据目录正被另一个县平台进程使用（进程号 ${error.pid}），未启动。`);
  else if (error instanceof NotSampleData)
    say('此处已有正式数据，不能填入样例。请另设 LIAISON_COUNTY_DATA。');
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    say('端口已被占用，请另设 LIAISON_COUNTY_PORT。');
  else if (error instanceof NotTaken) say(error.message);
  else if (error instanceof NotEmpty) say('数据库不是空的，未恢复。请指定一个新的数据库或目录。');
  else if (error instanceof NotABackup) say(`不是完整的备份文件：${error.message}`);
  else if (isUnreachable(error)) say(`连不上 DATABASE_URL 所指的数据库：${codeOf(error)}`);
  else if (codeOf(error)?.startsWith('ERR_OSSL')) say(`证书或私钥不可用：${codeOf(error)}`);
  else if (error instanceof WrongUsage) say(`${error.message}\n\n${usage}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

start().catch(fail);
