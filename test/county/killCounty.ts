// `node test/county/killCounty.ts --cycles 200 --engine pglite`: the long run of killCycles.
import { parseArgs } from 'node:util';
import { killCounties } from './countyProcess.ts';
import { embeddedEngine, postgresEngine } from './house.ts';
import { killCycles } from './killCycles.ts';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'pglite' },
  },
});
const engine = values.engine === 'postgres' ? postgresEngine() : embeddedEngine();
const began = performance.now();
try {
  const report = await killCycles(await engine.place(), Number(values.cycles));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ engine: engine.name, ...report, seconds }));
  const { lost, missedByFeed, notOnce } = report;
  process.exitCode = lost + missedByFeed + notOnce === 0 ? 0 : 1;
} finally {
  killCounties();
  await engine.stop();
}
