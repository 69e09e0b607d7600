/** What a process that prints one policy costs over an empty one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertSameGrants } from './assert-same-grants.mjs';
import { otherBuilders } from './other-builders.mjs';
import { policies } from './policies.mjs';
import { median, report } from './report.mjs';

const rounds = 25;
const programs = [
  { process: 'empty module', file: 'start-up/empty.mjs' },
  { process: 'pcluster-iam, core and slurm', file: 'start-up/pcluster-iam.mjs', target: 15 },
  {
    process: 'pcluster-iam, command line',
    file: commandLine(),
    args: [
      ...['user', '--scheduler', 'slurm', '--release', '2.4.1', '--region', 'eu-west-1'],
      ...['--account-id', '123456789012', '--ec2-role-name', 'parallelcluster-ec2'],
    ],
    target: 35,
  },
  ...['aws-cdk-lib', 'iam-floyd'].map((other) => ({
    process: other,
    file: 'start-up/other.mjs',
    args: [new URL(`dist/${other}/user-slurm.mjs`, import.meta.url).href],
  })),
].map((program) => ({ args: [], ...program, file: path(program.file), times: [] }));

function commandLine() {
  const { bin } = JSON.parse(readFileSync(path('../packages/cli/package.json'), 'utf8'));
  return `../packages/cli/${bin['pcluster-iam']}`;
}

function path(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

function run({ file, args }) {
  return execFileSync(process.execPath, [file, ...args], { encoding: 'utf8' });
}

await otherBuilders(); // writes the modules that start-up/other.mjs imports
const [empty, ...printing] = programs;
const built = printing.filter(({ file }) => existsSync(file));
const { input, build } = policies.find(({ name }) => name === 'user-slurm');
for (const program of built) assertSameGrants(run(program), JSON.stringify(build(input)));

for (let round = 0; round < rounds; round += 1) {
  for (const program of [empty, ...built]) {
    const start = performance.now();
    run(program);
    program.times.push(performance.now() - start);
  }
}

const rows = programs.map(({ process, times, target }) => {
  if (times.length === 0) return { process: `${process}: not built` };
  const milliseconds = median(times);
  const over = times === empty.times ? undefined : milliseconds - median(empty.times);
  return { process, milliseconds, 'over empty': over, target };
});

report('Start-up: milliseconds of a process that prints one policy, and over an empty one', rows);
