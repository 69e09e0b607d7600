import { defineConfig } from 'vitest/config';

/** The tests of core alone: they are to notice a change of core by themselves. */
export default defineConfig({
  test: { include: ['packages/core/src/**/*.test.ts'] },
});
