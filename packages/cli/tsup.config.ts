import { defineConfig } from 'tsup';
import { thirdPartyNotices } from '../../scripts/third-party-notices.ts';

/** One file with almost everything in it: a program that starts from one file starts in half the time. */
export default defineConfig({
  entry: ['src/main.ts'],
  format: 'cjs',
  target: 'node20',
  platform: 'node',
  clean: true,
  splitting: false,
  treeshake: true,
  // All but the analysis, whose data of AWS's services are files: only the command lint loads it.
  noExternal: [/^(?!@pcluster-iam\/analysis)/],
  esbuildPlugins: [thirdPartyNotices([])],
  dts: false,
});
