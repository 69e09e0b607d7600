/** How long documents take to be packed, proof included, and how that grows with their statements. */
import { packPolicies } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { median, report } from './report.mjs';

const rounds = 7;
const sizes = [10, 30, 100, 300, 1_000, 3_000, 10_000];
/** What n·log n grows with from 10 to 10,000 statements: log(10,000·log 10,000 / 10·log 10) / log(1,000). */
const target = 1.21;

const user = {
  release: '2.9.1',
  region: 'eu-west-1',
  accountId: '123456789012',
  ec2RoleName: 'parallelcluster-ec2',
};
const real = [slurm, awsbatch].flatMap(
  (scheduler) => buildUserPolicy({ scheduler, ...user }).Statement,
);

/** So many statements of real documents, no two of them the same, some with a Sid twice. */
function documentOf(count) {
  const statements = Array.from({ length: count }, (_none, index) => {
    const statement = real[index % real.length];
    const round = Math.floor(index / real.length);
    const Resource = [statement.Resource]
      .flat()
      .map((one) => (one === '*' ? one : `${one}${round}`));
    return { ...statement, Resource };
  });
  return { Version: '2012-10-17', Statement: statements };
}

const cases = sizes.flatMap((statements) =>
  [false, true].map((groupByService) => ({
    statements,
    groupByService,
    documents: [documentOf(statements)],
    times: [],
  })),
);

// Round 0 warms up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  for (const one of cases) {
    // The time of the processor, which other programs of the machine change less than that of the clock.
    const start = process.cpuUsage();
    const options = { attachments: 10_000, groupByService: one.groupByService };
    const packed = packPolicies(one.documents, options);
    const { user, system } = process.cpuUsage(start);
    if (round > 0) one.times.push((user + system) / 1000);
    one.packed = packed.documents.length;
    one.lowerBound = packed.lowerBound;
  }
}

const rows = cases.map(({ statements, groupByService, packed, lowerBound, times }) => ({
  statements: String(statements),
  way: groupByService ? 'by service' : 'in order',
  documents: String(packed),
  'lower bound': String(lowerBound),
  milliseconds: median(times),
}));
report('Pack: milliseconds of processor time of packPolicies, its proof included, warm', rows);

const growth = [false, true].map((groupByService) => {
  const times = cases
    .filter((one) => one.groupByService === groupByService)
    .map(({ statements, times }) => [Math.log(statements), Math.log(median(times))]);
  const way = groupByService ? 'by service' : 'in order';
  return { way, exponent: slope(times), target };
});
report('Pack: how the time grows, as the exponent of the number of statements', growth);

/** The slope of the line that is nearest to some points. */
function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const rise = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return rise / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
