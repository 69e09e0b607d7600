import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** One configuration for every package: tsup finds it from the package's own folder. */
export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'].filter((entry) => existsSync(entry)),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  clean: true,
  splitting: false,
  treeshake: true,
  // ignoreDeprecations: tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
  dts: { resolve: ['@standard-schema/spec'], compilerOptions: { ignoreDeprecations: '6.0' } },
});
