/** How long documents take to be minimized, proof included, how that grows, and beside aws-cdk-lib. */
import { minimizePolicy, policySize } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { App, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { median, report } from './report.mjs';

const rounds = 5;
const sizes = [10, 30, 100, 300, 1_000, 3_000, 10_000];
/** What n·log n grows with from 10 to 10,000 statements: log(10,000·log 10,000 / 10·log 10) / log(1,000). */
const growthTarget = 1.21;
const rateTarget = 5;

const user = {
  release: '2.9.1',
  region: 'eu-west-1',
  accountId: '123456789012',
  ec2RoleName: 'parallelcluster-ec2',
};
const real = [slurm, awsbatch].flatMap(
  (scheduler) => buildUserPolicy({ scheduler, ...user }).Statement,
);

/** How statements are made, by their place. */
const shapes = {
  'statements of real documents, of other accounts': (place) => {
    const { Sid: _sid, ...statement } = real[place % real.length];
    const account = String(100_000_000_000 + Math.floor(place / real.length));
    return JSON.parse(JSON.stringify(statement).replaceAll(user.accountId, account));
  },
  'pairs of the same queue': (place) => ({
    Effect: 'Allow',
    Action: place % 2 === 0 ? 'sqs:SendMessage' : 'sqs:ReceiveMessage',
    Resource: `arn:aws:sqs:eu-west-1:123456789012:queue-${Math.floor(place / 2)}`,
  }),
  'actions on a hundred buckets': (place) => ({
    Effect: 'Allow',
    Action: `s3:GetObject${place}`,
    Resource: [`arn:aws:s3:::data-${place % 100}`, `arn:aws:s3:::data-${place % 100}/*`],
  }),
  'ten actions each, on a hundred buckets': (place) => ({
    Effect: 'Allow',
    Action: Array.from({ length: 10 }, (_none, index) => `s3:GetObject${place}Part${index}`),
    Resource: `arn:aws:s3:::data-${place % 100}`,
  }),
  'seven actions, five on each bucket': (place) => ({
    Effect: 'Allow',
    Action: `s3:GetObject${place % 7}`,
    Resource: `arn:aws:s3:::data-${Math.floor(place / 5)}`,
  }),
  'statements that become one': (place) => ({
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: `arn:aws:s3:::data-${place}/*`,
  }),
};

function statementsOf(shape, count) {
  return Array.from({ length: count }, (_none, place) => shapes[shape](place));
}

// A round interleaves the cases. Round 0 warms up and does not count. Each case runs for some
// milliseconds in a row, so that it pays for its own garbage and not for that of the one before.
function measure(cases, rounds, blockTime) {
  for (let round = 0; round <= rounds; round += 1) {
    for (const one of cases) {
      const block = [];
      for (let left = blockTime; left > 0; left -= block.at(-1)) {
        const run = one.prepare();
        const start = performance.now();
        one.size = run();
        block.push(performance.now() - start);
      }
      if (round > 0) one.times.push(median(block));
    }
  }
}

reportGrowth();
reportComparison();

function reportGrowth() {
  const cases = Object.keys(shapes).flatMap((shape) =>
    sizes.map((count) => {
      const document = { Version: '2012-10-17', Statement: statementsOf(shape, count) };
      const prepare = () => () => minimizePolicy(document).size;
      return { shape, count, before: policySize(document), prepare, times: [] };
    }),
  );
  measure(cases, rounds, 50);
  report(
    'Minimize: milliseconds of minimizePolicy, its proof included, warm',
    cases.map(({ shape, count, before, size, times }) => ({
      shape,
      statements: String(count),
      characters: String(before),
      left: String(size),
      milliseconds: median(times),
    })),
  );
  report(
    'Minimize: how the time grows, as the exponent of the number of statements',
    Object.keys(shapes).map((shape) => {
      const own = cases.filter((one) => one.shape === shape);
      const points = own.map(({ count, times }) => [Math.log(count), Math.log(median(times))]);
      return { shape, exponent: slope(points), target: growthTarget };
    }),
  );
}

// One document after the other, so that none pays for what the others keep in memory.
function reportComparison() {
  const stack = new Stack(new App(), 'Stack');
  report(
    'Minimize: the rate of pcluster-iam divided by that of aws-cdk-lib',
    Object.keys(shapes).flatMap((shape) =>
      [1_000, 5_000].map((count) => compared(shape, count, stack)),
    ),
  );
}

function compared(shape, count, stack) {
  const statements = statementsOf(shape, count);
  const document = { Version: '2012-10-17', Statement: statements };
  const ours = { prepare: () => () => minimizePolicy(document).size, times: [] };
  const cdk = { prepare: () => withCdk(statements, stack), times: [] };
  measure([ours, cdk], rounds, 300);
  if (ours.size > cdk.size) throw new Error(`${shape}: ${ours.size} is more than ${cdk.size}`);
  const [own, other] = [median(ours.times), median(cdk.times)];
  return {
    shape,
    statements: String(count),
    characters: String(ours.size),
    'of aws-cdk-lib': String(cdk.size),
    milliseconds: own,
    'aws-cdk-lib': other,
    ratio: other / own,
    target: rateTarget,
  };
}

/** Serialised as its stack does it; the statements are made before, since minimizing uses them up. */
function withCdk(statements, stack) {
  const made = statements.map((statement) => PolicyStatement.fromJson(statement));
  return () => {
    const document = new PolicyDocument({ minimize: true, statements: made });
    return JSON.stringify(stack.resolve(document)).length;
  };
}

/** The slope of the line that is nearest to some points. */
function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const rise = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return rise / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
