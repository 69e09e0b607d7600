import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The tests of a part alone: they are to notice a change of it by themselves. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^@pcluster-iam\/core$/, replacement: path('../packages/core/src/index.ts') }],
  },
  test: {
    include: ['packages/core/src/**/*.test.ts', 'packages/analysis/src/{meaning,match}/*.test.ts'],
    // A mutated copy is slow, and so may the machine be; Stryker ends what does not end by itself.
    testTimeout: 60_000,
    setupFiles: [path('../packages/analysis/test/quick-properties.ts')],
  },
});
