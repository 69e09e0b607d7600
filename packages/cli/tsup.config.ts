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
  // All but the analysis, whose data of AWS's services are files, and what builds on it: the commands
  // that need them load them.
  noExternal: [/^(?!@pcluster-iam\/(?:analysis|deploy(?:\/live)?)$)/],
  // From its source, so that there is one copy of the reader of YAML, which the command needs itself.
  esbuildOptions: (options) => {
    options.alias = { '@pcluster-iam/cluster-config': '../cluster-config/src/index.ts' };
  },
  esbuildPlugins: [thirdPartyNotices([])],
  dts: false,
});
