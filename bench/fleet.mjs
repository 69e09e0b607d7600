/** How fast the command `fleet` writes the documents of many clusters, and how its memory grows. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './report.mjs';

const { bin } = JSON.parse(readFileSync(path('../packages/cli/package.json'), 'utf8'));
const command = path(`../packages/cli/${bin['pcluster-iam']}`);
const configs = ['3x-minimal.yaml', '3x-fsx-with-bucket.yaml', '2x-efs.ini'].map((file) =>
  path(`../packages/cluster-config/test/configs/${file}`),
);

function path(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** One of these after the other: both generations, and both scopes. */
function rowOf(index) {
  const config = configs[index % configs.length];
  return {
    name: `cluster-${index}`,
    accountId: String(100_000_000_000 + index),
    config,
    clusterName: 'demo',
    scope: index % 2 === 0 ? 'published' : 'cluster',
    ...(config.endsWith('.ini')
      ? { release: '2.4.1', ec2RoleName: 'parallelcluster-ec2' }
      : { release: '3.11.1' }),
  };
}

const columns = ['name', 'accountId', 'config', 'clusterName', 'scope', 'release', 'ec2RoleName'];
const writers = {
  csv: {
    head: `${columns.join(',')}\n`,
    row: (row) => `${columns.map((one) => row[one] ?? '').join(',')}\n`,
  },
  jsonl: { head: '', row: (row) => `${JSON.stringify(row)}\n` },
  yaml: { head: '', row: (row) => `- ${JSON.stringify(row)}\n` },
};

async function writeTable(file, format, rows) {
  const table = createWriteStream(file);
  table.write(writers[format].head);
  for (let index = 0; index < rows; index += 1) table.write(writers[format].row(rowOf(index)));
  await new Promise((done) => table.end(done));
}

/** What is read of which table; all have the same rows, so that a second run finds them unchanged. */
const runs = [
  ['csv', 1_000, 'first'],
  ['csv', 10_000, 'first'],
  ['csv', 10_000, 'again'],
  ['jsonl', 10_000, 'again'],
  ['yaml', 10_000, 'again'],
];

/** Runs the command, and asks at its end after its time and the most memory that it ever had. */
async function measure(table, out, rows, run) {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', path('start-up/resources.mjs'), command, 'fleet', table, '--out', out],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  let used;
  child.on('message', (message) => {
    used = message;
  });
  const status = await new Promise((done) => child.on('close', done));
  const seconds = (performance.now() - start) / 1_000;
  const expected = run === 'first' ? `written: ${rows},` : `unchanged: ${rows},`;
  if (status !== 0 || !stderr.includes(expected)) throw new Error(stderr.slice(-500));
  return { seconds, 'rows a second': rows / seconds, ...used };
}

const folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-fleet-'));
const measured = [];
try {
  const out = join(folder, 'out');
  for (const [format, rows, run] of runs) {
    const table = join(folder, `table.${format}`);
    await writeTable(table, format, rows);
    if (run === 'first') rmSync(out, { recursive: true, force: true });
    const result = await measure(table, out, rows, run);
    measured.push({ table: format, rows: String(rows), run, ...result });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report(
  'Fleet: a table with three configurations; the target is 60 seconds for 10,000 rows',
  measured,
);

const [least, most] = ['1000', '10000'].map((rows) =>
  measured.find((one) => one.rows === rows && one.run === 'first'),
);
report('Fleet: memory for 10,000 rows, by that for 1,000', [
  { what: 'heap', ratio: most['megabytes of heap'] / least['megabytes of heap'], target: 1.5 },
  {
    what: 'resident',
    ratio: most['megabytes resident'] / least['megabytes resident'],
    target: 1.5,
  },
]);
