/** How fast the four documents of the guide are linted, cold and warm, and how that grows. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { grantedActions, lintPolicy, parsePolicy } from '@pcluster-iam/analysis';
import { policies } from './policies.mjs';
import { median, report } from './report.mjs';

const documents = policies.map(({ name, input, build }) => ({ name, document: build(input) }));
const files = documents.map(({ name, document }) => {
  const file = path(`dist/lint/${name}.json`);
  mkdirSync(path('dist/lint'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
  return file;
});
const texts = files.map((file) => readFileSync(file, 'utf8'));
const real = documents.flatMap(({ document }) => document.Statement);

function path(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** So many statements of the four documents, each with a Sid and resources of its own. */
function statementsOf(count) {
  return Array.from({ length: count }, (_none, index) => {
    const statement = real[index % real.length];
    const round = Math.floor(index / real.length);
    const number = (resource) => (resource === '*' ? resource : `${resource}${round}`);
    const Resource = [statement.Resource].flat().map(number);
    return { ...statement, Sid: `${statement.Sid}${index}`, Resource };
  });
}

function documentOf(statements) {
  return { Version: '2012-10-17', Statement: statements };
}

// Cold: whole processes in turns.
const { bin } = JSON.parse(readFileSync(path('../packages/cli/package.json'), 'utf8'));
const commandLine = path(`../packages/cli/${bin['pcluster-iam']}`);
const processes = [
  { process: 'empty module', args: [path('start-up/empty.mjs')] },
  {
    process: 'parsePolicy and lintPolicy',
    args: [path('start-up/lint.mjs'), ...files],
    target: 80,
  },
  { process: 'pcluster-iam lint', args: [commandLine, 'lint', ...files] },
].map((one) => ({ ...one, times: [] }));
for (let round = 0; round < 25; round += 1) {
  for (const { args, times } of processes) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    times.push(performance.now() - start);
    // The documents have findings, with which the command exits with 1.
    if (status > 1) throw new Error(stderr);
  }
}
const [empty] = processes;
report(
  'Lint, cold: milliseconds of a process that lints the four documents, and over an empty one',
  processes.map(({ process, times, target }) => {
    const milliseconds = median(times);
    const over = times === empty.times ? undefined : milliseconds - median(empty.times);
    return { process, milliseconds, 'over empty': over, target };
  }),
);

// Warm: the four documents before anything large is in the heap. Round 0 warms up and does not count.
const rates = [];
for (let round = 0; round <= 40; round += 1) {
  const runs = round === 0 ? 1_000 : 25;
  const start = performance.now();
  for (let count = 0; count < runs; count += 1) lintAll(texts);
  if (round > 0) rates.push((runs * texts.length * 1_000) / (performance.now() - start));
}

function lintAll(all) {
  for (const text of all) lintPolicy(parsePolicy(text));
}

// Large documents: rounds in turns. The time of the processor, which other programs of the machine change
// less than that of the clock, holds that of the helpers which collect garbage beside the program, too.
const sizes = [10, 100, 1_000, 10_000];
const most = statementsOf(sizes.at(-1));
const merged = documentOf(statementsOf(1_000 * real.length));
const granted = { run: () => grantedActions(merged), times: [], elapsed: [] };
// The same statements in documents of each size, so that it is the size alone that differs.
const divided = sizes.map((size) => {
  const parts = Array.from({ length: most.length / size }, (_none, index) =>
    JSON.stringify(documentOf(most.slice(index * size, (index + 1) * size))),
  );
  return { size, run: () => lintAll(parts), times: [], elapsed: [] };
});
for (let round = 0; round <= 11; round += 1) {
  for (const { run, times, elapsed } of [granted, ...divided]) {
    const [begin, start] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(start);
    if (round === 0) continue;
    elapsed.push(performance.now() - begin);
    times.push((user + system) / 1_000);
  }
}

const heap = execFileSync(process.execPath, ['--expose-gc', path('start-up/all-services.mjs')]);
report('Lint, warm', [
  {
    what: 'documents a second, with all findings',
    value: median(rates),
    target: 'at least 5000',
  },
  {
    what: 'milliseconds of processor time for all actions that 1,000 merged copies of the four grant',
    value: median(granted.times),
    target: 'at most 150',
  },
  {
    what: 'megabytes of heap for the data of all services',
    value: Number(heap) / 1_000_000,
    target: 'at most 20',
  },
]);

const [least] = divided;
report(
  'Lint, growth: 10,000 statements in documents of some size, by the time in documents of 10',
  divided.map(({ size, times, elapsed }) => ({
    'statements of a document': String(size),
    milliseconds: median(elapsed),
    ratio: median(elapsed) / median(least.elapsed),
    target: 1.3,
    'of the processor': median(times),
    'its ratio': median(times) / median(least.times),
  })),
);
