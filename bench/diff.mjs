/** How long comparing what documents allow takes, and how that grows with their statements. */
import { diffPolicies } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildPolicies } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { median, report } from './report.mjs';

const rounds = 15;
const options = { for: 'user', region: 'eu-west-1', accountId: '123456789012' };
const userOf = (scheduler, release) =>
  Object.values(buildPolicies({ ...options, scheduler, release }));

/** The median of some rounds, in milliseconds, after some that warm up. */
function timeOf(work) {
  const times = Array.from({ length: rounds * 2 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times.slice(rounds));
}

const pairs = {
  'slurm and awsbatch, 3.11.1': [userOf(slurm, '3.11.1'), userOf(awsbatch, '3.11.1')],
  'slurm, 3.11.0 and 3.11.1': [userOf(slurm, '3.11.0'), userOf(slurm, '3.11.1')],
  'slurm, 3.10.1 and 3.11.1': [userOf(slurm, '3.10.1'), userOf(slurm, '3.11.1')],
};

report(
  'Compare the user policies of two sides: milliseconds, warm',
  Object.entries(pairs).map(([sides, [before, after]]) => ({
    sides,
    time: timeOf(() => diffPolicies(before, after)),
    target: 'at most 20',
  })),
);

const statements = userOf(slurm, '3.11.1').flatMap(({ Statement }) => Statement);

/** So many statements of the user policies of 3.11.1, each copy for an account of its own. */
function documentOf(count) {
  const Statement = Array.from({ length: count }, (_none, place) => {
    const copy = Math.floor(place / statements.length);
    const text = JSON.stringify(statements[place % statements.length]);
    return JSON.parse(text.replaceAll(options.accountId, String(200_000_000_000 + copy)));
  });
  return { Version: '2012-10-17', Statement };
}

/** What a document of so many statements is compared with. */
const others = {
  'one statement changed': ({ Statement, ...rest }) => ({
    ...rest,
    Statement: Statement.with(Statement.length >> 1, {
      ...Statement[0],
      Action: ['ec2:RunInstances'],
    }),
  }),
  'each statement divided by its actions': ({ Statement, ...rest }) => ({
    ...rest,
    Statement: Statement.flatMap((statement) =>
      [statement.Action].flat().map((Action) => ({ ...statement, Action })),
    ),
  }),
};

report(
  'Compare documents: milliseconds, by the statements; an exponent of 1.21 is that of n·log n',
  Object.entries(others).map(([other, change]) => {
    const times = [10, 100, 1_000, 10_000].map((count) => {
      const document = documentOf(count);
      const changed = change(document);
      // Once is enough where it takes long.
      if (count < 1_000) return timeOf(() => diffPolicies(document, changed));
      const runs = Array.from({ length: 3 }, () => {
        const start = performance.now();
        diffPolicies(document, changed);
        return performance.now() - start;
      });
      return median(runs);
    });
    return {
      other,
      ...Object.fromEntries(times.map((time, index) => [String(10 ** (index + 1)), time])),
      exponent: Math.log10(times.at(-1) / times[0]) / 3,
      target: 'at most 1.21',
    };
  }),
);
