/** Tests in the real app, one at a time: everything under test/ named *.e2e.ts. */
import { defineConfig } from '@playwright/test';
import { inRepository } from './repository.ts';

export default defineConfig({
  testDir: inRepository('test'),
  testMatch: '**/*.e2e.ts',
  outputDir: inRepository('test-results', 'playwright'),
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: inRepository('test-results', 'playwright.json') }]],
});
