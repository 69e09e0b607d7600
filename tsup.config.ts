import { existsSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

/** What is needed for its types alone is taken into our declarations. */
const inlinedTypes = ['@standard-schema/spec'];

/** How a package is built. */
export const onePackage: Options = {
  entry: ['src/index.ts', 'src/live.ts', 'src/main.ts'].filter((entry) => existsSync(entry)),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  clean: true,
  splitting: false,
  treeshake: true,
  esbuildPlugins: [thirdPartyNotices(inlinedTypes)],
  // ignoreDeprecations: tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
  dts: { resolve: inlinedTypes, compilerOptions: { ignoreDeprecations: '6.0' } },
};

/** One configuration for every package: tsup finds it from the package's own folder. */
export default defineConfig(onePackage);
