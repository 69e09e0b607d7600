import { defineConfig } from 'tsup';
import { thirdPartyNotices } from '../../scripts/third-party-notices.ts';

/** One file with everything in it: a program that starts from one file starts in half the time. */
export default defineConfig({
  entry: ['src/main.ts'],
  format: 'cjs',
  target: 'node20',
  platform: 'node',
  clean: true,
  splitting: false,
  treeshake: true,
  noExternal: [/.*/],
  esbuildPlugins: [thirdPartyNotices([])],
  dts: false,
});
