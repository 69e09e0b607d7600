import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = fileURLToPath(new URL('./packages/', import.meta.url));

/** Every package under test is its source, so that no test waits for a build. */
const alias = [
  { find: /^@pcluster-iam\/([a-z-]+)$/, replacement: `${packages}$1/src/index.ts` },
  { find: '@pcluster-iam/deploy/live', replacement: `${packages}deploy/src/live.ts` },
];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{packages/*/src,docs/examples,fuzz}/**/*.test.ts'],
          setupFiles: ['fuzz/property-seed.ts'],
          // Against tests that hang: a property takes seconds, and machines differ.
          testTimeout: 60_000,
          typecheck: {
            enabled: true,
            include: ['packages/*/src/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
          },
        },
      },
      {
        test: {
          name: 'packed',
          include: ['packages/acceptance/packed/*.test.ts'],
          globalSetup: 'packages/acceptance/packed/setup.ts',
          testTimeout: 300_000,
        },
      },
    ],
    coverage: {
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts', 'packages/acceptance/**'],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 95, branches: 95, functions: 95, statements: 95 },
    },
  },
});
