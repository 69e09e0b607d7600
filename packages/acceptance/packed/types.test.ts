import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { consumer, run } from './consumer.ts';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** Programs of a consumer. tsc must refuse the lines that end in "wrong", and no other line. */
const programs = {
  'right.mts': `
    import { buildInstancePolicy, buildUserPolicy, type PolicyDocument } from '@pcluster-iam/core';
    import { awsbatch } from '@pcluster-iam/awsbatch';
    import { sge } from '@pcluster-iam/sge';
    import { slurm } from '@pcluster-iam/slurm';
    import { torque } from '@pcluster-iam/torque';

    const common = { release: '2.4.1', region: 'eu-west-1', accountId: '123456789012' } as const;
    export const policies: readonly PolicyDocument[] = [
      buildUserPolicy({ scheduler: sge, ...common, ec2RoleName: 'parallelcluster-ec2' }),
      buildUserPolicy({ scheduler: torque, ...common, ec2RoleName: 'parallelcluster-ec2' }),
      buildUserPolicy({ scheduler: awsbatch, ...common }),
      buildInstancePolicy({ scheduler: slurm, ...common, text: 'corrected', partition: 'aws' }),
    ];
    export const sid: string | undefined = policies[0]?.Statement[0]?.Sid;
  `,
  'wrong.mts': `
    import { buildInstancePolicy, buildUserPolicy } from '@pcluster-iam/core';
    import { slurm } from '@pcluster-iam/slurm';

    const common = { release: '2.4.1', region: 'eu-west-1', accountId: '123456789012' } as const;
    buildUserPolicy({ scheduler: slurm, ...common, ec2RoleNam: 'a' }); // wrong
    buildUserPolicy({ scheduler: slurm, ...common }); // wrong
    buildUserPolicy({ scheduler: slurm, ...common, ec2RoleName: 1 }); // wrong
    buildUserPolicy({ scheduler: slurm, ...common, release: '2.4.2', ec2RoleName: 'a' }); // wrong
    buildInstancePolicy({ scheduler: slurm, ...common, ec2RoleName: 'a' }); // wrong
    buildInstancePolicy({ scheduler: slurm, ...common });
  `,
};

/** Imports every package that has declarations, so that tsc checks all of them. */
function everyPackage(): string {
  return inject('packed')
    .filter(
      ({ name, folder }) =>
        existsSync(join(consumer, 'node_modules', name)) && '.' in exportsOf(folder),
    )
    .map(({ name }, index) => `export * as package${index} from '${name}';`)
    .join('\n');
}

function exportsOf(folder: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).exports;
}

function compile(file: string, text: string, options: Readonly<Record<string, string>>) {
  const compilerOptions = {
    ...options,
    target: 'ES2022',
    lib: ['ES2022'],
    types: [],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(consumer, file), text);
  writeFileSync(
    join(consumer, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: [file] }),
  );
  return run(process.execPath, tsc, '--pretty', 'false', '-p', 'tsconfig.json').stdout;
}

describe.each([
  { module: 'NodeNext', moduleResolution: 'NodeNext' },
  { module: 'ESNext', moduleResolution: 'Bundler' },
])('moduleResolution $moduleResolution', (options) => {
  it('compiles against the declarations, and the declarations compile', () => {
    expect(compile('right.mts', programs['right.mts'], options)).toBe('');
    expect(compile('every.mts', everyPackage(), options)).toBe('');
  });

  it('refuses a misspelt, missing or superfluous input and an unknown release', () => {
    const text = programs['wrong.mts'];
    const expected = text.split('\n').flatMap((line, at) => (line.endsWith('wrong') ? at + 1 : []));
    const refused = compile('wrong.mts', text, options).matchAll(/^wrong\.mts\((\d+),/gm);
    expect(Array.from(refused, ([, line]) => Number(line))).toStrictEqual(expected);
  });
});
