import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReferencePolicy,
  type ReferenceRequest,
  referenceDecision,
} from '../../test/reference-evaluator.ts';
import { diffPolicies } from './diff-policies.ts';

const evaluatePlainly = (policy: object, request: ReferenceRequest) =>
  // Every document of these tests has the right form.
  referenceDecision([policy as ReferencePolicy], request) === 'allowed';

const names = [
  'sqs:SendMessage',
  'sqs:ReceiveMessage',
  'sqs:ListQueues',
  's3:GetObject',
  'sqs:getx',
  'sqs:sendx',
  'sqs:x',
  'ec2:RunInstances',
];
const queues = ['a', 'b', 'ab', 'x'].map((name) => `arn:aws:sqs:eu-west-1:123456789012:${name}`);
const resources = [
  ...queues,
  'arn:aws:sqs:eu-west-1:111111111111:a',
  'arn:x:x:::x',
  'arn:x:sqs:eu-west-1:123456789012:xx',
  '*',
];
const contexts: Record<string, string>[] = [
  {},
  { 'aws:a': 'u' },
  { 'aws:a': 'v' },
  { 'aws:a': 'x' },
  { 'aws:b': 'u' },
  { 'aws:a': 'u', 'aws:b': 'u' },
  { 'aws:a': 'v', 'aws:b': 'u' },
  { 'aws:a': 'x', 'aws:b': 'u' },
  { 'aws:b': 'x' },
  { 'aws:a': 'u', 'aws:b': 'x' },
  { 'aws:a': 'v', 'aws:b': 'x' },
  { 'aws:a': 'x', 'aws:b': 'x' },
];
const requests = names.flatMap((action) =>
  resources.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

const some = <T>(...from: readonly T[]) =>
  fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 3 });
const action = some(
  'sqs:SendMessage',
  'sqs:Send*',
  'sqs:*',
  '*',
  'sqs:ReceiveMessage',
  's3:GetObject',
  'sqs:?istQueues',
  'SQS:receive*',
);
const resource = some(
  '*',
  ...queues.slice(0, 3),
  'arn:aws:sqs:eu-west-1:123456789012:*',
  'arn:aws:sqs:*:123456789012:a',
  'arn:aws:sqs:eu-west-1:*:a*',
  'arn:aws:sqs:eu-west-1:123456789012:?',
);
const condition = fc.constantFrom(
  undefined,
  undefined,
  { StringEquals: { 'aws:a': 'u' } },
  { StringEquals: { 'aws:a': ['u', 'v'] } },
  { StringNotEquals: { 'aws:a': 'u' } },
  { StringLikeIfExists: { 'aws:a': 'u*' } },
  { Null: { 'aws:a': 'true' } },
  { StringEquals: { 'aws:a': 'u', 'aws:b': 'u' } },
  { StringEquals: { 'aws:b': 'u' } },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    isNotAction: fc.integer({ max: 4, min: 0 }),
    isNotResource: fc.integer({ max: 4, min: 0 }),
    action,
    resource,
    condition,
  })
  .map(({ Effect, isNotAction, isNotResource, action: own, resource: about, condition: when }) => ({
    Effect,
    [isNotAction === 0 ? 'NotAction' : 'Action']: own,
    [isNotResource === 0 ? 'NotResource' : 'Resource']: about,
    ...(when === undefined ? {} : { Condition: when }),
  }));
const policy = fc
  .array(statement, { maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }));

describe('the difference of two documents', () => {
  it('is found exactly where a plain evaluation of every request finds one', () => {
    fc.assert(
      fc.property(policy, policy, (before, after) => {
        const { gained, lost, undecided } = diffPolicies(before, after);
        expect(undecided).toEqual([]);
        for (const { witness } of gained) {
          expect([evaluatePlainly(before, witness), evaluatePlainly(after, witness)]).toEqual([
            false,
            true,
          ]);
        }
        for (const { witness } of lost) {
          expect([evaluatePlainly(before, witness), evaluatePlainly(after, witness)]).toEqual([
            true,
            false,
          ]);
        }
        const [first, second] = [before, after].map((one) =>
          requests.map((request) => evaluatePlainly(one, request)),
        );
        const differs = (was: boolean) =>
          requests.some((_request, at) => first?.[at] === was && second?.[at] === !was);
        if (differs(false)) expect(gained.length).toBeGreaterThan(0);
        if (differs(true)) expect(lost.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
