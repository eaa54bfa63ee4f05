/**
 * `npm test`: checks, tests without a window, tests in the real app. Everything runs even when something
 * fails; the last line sums it up, and whatever broke outside a test counts as one failure there.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runChecks, runTool } from './checks.ts';
import { compile } from './compile.ts';
import { inRepository } from './repository.ts';
import { prepareRuntime, type Runtime } from './runtime.ts';
import { runSection, sumSections, type SectionResult } from './sections.ts';
import { runCommand } from './setupProblem.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
  };
}

await runCommand(async () => {
  const runtime = await prepareRuntime();
  try {
    const results = [await runChecks(), await testWithoutWindow(runtime), await testApp(runtime)];
    const { passed, failed } = sumSections(results);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await runtime.stop();
  }
});

function testWithoutWindow(runtime: Runtime): Promise<SectionResult> {
  return runSection('tests without a window', () =>
    runTests(
      'vitest.json',
      () => runTool('vitest', ['run', '--config', 'build/vitest.config.ts'], runtime.env),
      readVitestReport,
    ),
  );
}

function testApp(runtime: Runtime): Promise<SectionResult> {
  return runSection('tests in the app', async () => {
    await compile();
    return runTests(
      'playwright.json',
      () => runTool('playwright', ['test', '--config', 'build/playwright.config.ts'], runtime.env),
      readPlaywrightReport,
    );
  });
}

function readVitestReport(reportText: string): SectionResult {
  const report = JSON.parse(reportText) as VitestReport;
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** A flaky test is one that failed. */
function readPlaywrightReport(reportText: string): SectionResult {
  const { stats } = JSON.parse(reportText) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** A run that ends badly without naming a failed test, such as a file that does not load, is a failure. */
async function runTests(
  reportName: string,
  runTestTool: () => Promise<number>,
  readResult: (reportText: string) => SectionResult,
): Promise<SectionResult> {
  const reportFile = inRepository('test-results', reportName);
  rmSync(reportFile, { force: true });
  const exitCode = await runTestTool();
  const result = existsSync(reportFile)
    ? readResult(readFileSync(reportFile, 'utf8'))
    : { passed: 0, failed: 0 };
  return exitCode !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}
