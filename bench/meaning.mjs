/** How many requests a second `evaluate` answers, and how that grows with the statements. */
import { compilePolicies, evaluate } from '@pcluster-iam/analysis';
import { policies } from './policies.mjs';
import { median, report } from './report.mjs';

const rounds = 9;
const target = 500_000;

/** A round takes about this long, in milliseconds. */
const duration = 100;

/** Requests a second, the median of some rounds after one that warms up. */
function rateOf(compiled, requests) {
  const rates = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    let asked = 0;
    let taken = 0;
    while (taken < duration) {
      for (const request of requests) evaluate(compiled, request);
      asked += requests.length;
      taken = performance.now() - start;
    }
    return (asked / taken) * 1000;
  });
  return median(rates.slice(1));
}

/** Each action of a document, and some that it does not name, on each kind of resource. */
function mixOf({ Statement }) {
  const actions = Statement.flatMap(({ Action }) => Action);
  const resources = Statement.flatMap(({ Resource }) => Resource);
  const asked = [...new Set(resources.map((resource) => resource.replace(/\*$/, 'demo')))];
  return [...actions, 's3:ListAllMyBuckets', 'ec2:Unknown'].flatMap((action) =>
    ['*', ...asked].map((resource) => ({ action, resource })),
  );
}

report(
  'Evaluate requests: a second, warm, on the documents of 2.4.1',
  policies.map(({ name, input, build }) => {
    const document = build(input);
    const requests = mixOf(document);
    const rate = rateOf(compilePolicies([document]), requests);
    return { policy: name, requests: String(requests.length), rate: Math.round(rate), target };
  }),
);

const user = policies.find(({ name }) => name === 'user-awsbatch');
const { Statement: statements } = user.build(user.input);

/** Documents that grow: how their statements are made, by their place. */
const shapes = {
  'user-awsbatch, under other names': (place) =>
    renamed(statements[place % statements.length], Math.floor(place / statements.length)),
  'every statement about the action': (place) => ({
    Effect: 'Allow',
    Action: 's3:Get*',
    Resource: [`arn:aws:s3:::data-${place}/*`, `arn:aws:s3:*:*:data-${place}/logs-?`],
    Condition: { StringLike: { 'aws:PrincipalTag/team': [`team-${place}-*`] } },
  }),
};

function renamed(statement, copy) {
  return JSON.parse(JSON.stringify(statement).replaceAll('parallelcluster', `cluster-${copy}`));
}

report(
  'Evaluate requests: microseconds of one, by the statements; an exponent of 1 is linear growth',
  Object.entries(shapes).map(([shape, statement]) => {
    const times = [10, 100, 1_000, 10_000].map((count) => {
      const Statement = Array.from({ length: count }, (_none, place) => statement(place));
      const compiled = compilePolicies([{ Version: '2012-10-17', Statement }]);
      const copies = Math.ceil(count / statements.length);
      const requests = Array.from({ length: 20 }, (_none, place) => ({
        action: place % 2 === 0 ? 's3:GetObject' : 'dynamodb:Query',
        resource:
          place % 2 === 0
            ? `arn:aws:s3:::data-${Math.floor((place * count) / 20)}/x`
            : `arn:aws:dynamodb:eu-west-1:123456789012:table/cluster-${Math.floor((place * copies) / 20)}-x`,
      }));
      return 1_000_000 / rateOf(compiled, requests);
    });
    const exponent = Math.log10(times.at(-1) / times[0]) / 3;
    return {
      shape,
      ...Object.fromEntries(times.map((time, index) => [String(10 ** (index + 1)), time])),
      exponent,
      target: 'at most 1',
    };
  }),
);
