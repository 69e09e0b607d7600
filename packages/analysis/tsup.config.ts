import { resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { onePackage } from '../../tsup.config.ts';

/** Puts the data that a page carries in the place of that which is read from files. */
const carriedData: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'carried-data',
  setup({ onResolve }) {
    onResolve({ filter: /\/service-data\.ts$/ }, () => ({
      path: resolve('src/service-data.browser.ts'),
    }));
  },
};

/** The same API twice: for Node with the data of every service, and for browsers. */
export default defineConfig([
  // The other build runs at the same time: its file stays.
  { ...onePackage, clean: ['!browser.js'] },
  {
    ...onePackage,
    entry: { browser: 'src/index.ts' },
    clean: false,
    esbuildPlugins: [carriedData],
    dts: false,
  },
]);
