/** Tests that need no window: everything under test/ named *.test.ts(x). */
import { defineConfig } from 'vitest/config';
import { inRepository, repositoryRoot } from './repository.ts';

export default defineConfig({
  root: repositoryRoot,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: inRepository('test-results', 'vitest.json') }]],
  },
});
