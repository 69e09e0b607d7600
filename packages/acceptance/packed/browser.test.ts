import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { consumer } from './consumer.ts';
import { documents } from './documents.ts';

const slurm = documents.filter(({ scheduler }) => scheduler === 'slurm');

/** What a page would hold that builds both policies of Slurm. */
const page = `
  import { buildInstancePolicy, buildUserPolicy } from '@pcluster-iam/core';
  import { slurm as scheduler } from '@pcluster-iam/slurm';

  const build = { user: buildUserPolicy, instance: buildInstancePolicy };
  export const policies = ${JSON.stringify(slurm)}.map(({ kind, options }) =>
    build[kind]({ scheduler, release: '2.4.1', ...options }));
`;

it('core and slurm, bundled for a browser, need nothing that Node alone has', async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: consumer },
    bundle: true,
    platform: 'browser',
    globalName: 'page',
    write: false,
  });
  // An empty context has the language and nothing else: no process, no require, no Buffer.
  const context = createContext({});
  for (const { text } of outputFiles) runInContext(text, context);
  const policies: unknown = JSON.parse(runInContext('JSON.stringify(page.policies)', context));
  expect(policies).toStrictEqual(slurm.map(({ expected }) => expected));
});
