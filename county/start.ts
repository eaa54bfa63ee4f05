// `npm run county`: the county server as a process. People read stderr, programs the one line on stdout.
import { NotSampleData, openCounty, type County } from './openCounty.ts';
import { readOptions, usage, WrongUsage } from './options.ts';
import { FolderInUse } from './store/folderLock.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) {
    process.stdout.write(usage);
    return;
  }
  const county = await openCounty({ ...options, log: process.stderr });
  stopOnSignal(county);
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

function fail(error: unknown): void {
  if (error instanceof FolderInUse)
    say(`数据目录正被另一个县平台进程使用（进程号 ${error.pid}），未启动。`);
  else if (error instanceof NotSampleData)
    say('此处已有正式数据，不能填入样例。请另设 LIAISON_COUNTY_DATA。');
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    say('端口已被占用，请另设 LIAISON_COUNTY_PORT。');
  else if (error instanceof WrongUsage) say(`${error.message}\n\n${usage}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

start().catch(fail);
