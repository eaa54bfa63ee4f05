/** The sections of a check or test run: each with its heading, its seconds and what became of it. */

export interface SectionResult {
  readonly passed: number;
  readonly failed: number;
}

/** Runs one section between a heading and a line with its seconds; if it breaks, that is one failure. */
export async function runSection(
  title: string,
  body: () => Promise<SectionResult>,
): Promise<SectionResult> {
  console.log(`\n== ${title}`);
  const started = performance.now();
  const result = await body().catch((error: unknown) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${title}: ${result.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  return result;
}

/** Adds up what several sections found. */
export function sumSections(results: readonly SectionResult[]): SectionResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
  };
}
