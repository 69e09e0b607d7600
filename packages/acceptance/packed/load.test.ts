import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consumer, nodes, run } from './consumer.ts';
import { documents } from './documents.ts';

const names = ['core', 'sge', 'slurm', 'torque', 'awsbatch'];

/** A program that loads the packages and prints every document, without a word of TypeScript. */
function program(load: (name: string) => string): string {
  return `
    ${names.map(load).join('\n')}
    const schedulers = { ...sge, ...slurm, ...torque, ...awsbatch };
    const build = { user: core.buildUserPolicy, instance: core.buildInstancePolicy };
    const documents = ${JSON.stringify(documents)}.map(({ kind, scheduler, options }) =>
      build[kind]({ scheduler: schedulers[scheduler], release: '2.4.1', ...options }));
    console.log(JSON.stringify(documents));
  `;
}

const programs = {
  'load.mjs': program((name) => `import * as ${name} from '@pcluster-iam/${name}';`),
  'load.cjs': program((name) => `const ${name} = require('@pcluster-iam/${name}');`),
};

/** Some Nodes of the oldest major cannot `require` an ES module; for those there is `import`. */
function loadable(node: string): readonly (keyof typeof programs)[] {
  const canRequire = run(node, '-p', 'process.features.require_module').stdout.trim() === 'true';
  return canRequire ? ['load.mjs', 'load.cjs'] : ['load.mjs'];
}

describe.each(nodes)('with %s', (node) => {
  it.each(loadable(node))('%s builds every document of the guide', (file) => {
    writeFileSync(join(consumer, file), programs[file]);
    const { status, stdout, stderr } = run(node, file);
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toStrictEqual(documents.map(({ expected }) => expected));
  });
});
