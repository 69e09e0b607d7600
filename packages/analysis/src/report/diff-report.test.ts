import { expect, it } from 'vitest';
import type { AccessChange } from '../meaning/diff-policies.ts';
import { diffReport } from './diff-report.ts';

const queue = 'arn:aws:sqs:eu-west-1:123456789012:demo';
const change = (actions: readonly string[], more: Partial<AccessChange> = {}): AccessChange => ({
  actions,
  resource: '*',
  isWhole: true,
  isDead: false,
  witness: { action: actions[0] ?? '', resource: queue, context: {} },
  ...more,
});
const nothing = { gained: [], lost: [], undecided: [] };

it('says so when nothing differs', () => {
  expect(diffReport(nothing)).toBe('Both allow the same.\n');
});

it('puts the changes on one resource together, each with a request that shows it', () => {
  const witness = {
    action: 'sqs:DeleteQueue',
    resource: queue,
    context: { 'aws:TagKeys': ['a', 'b'], 'aws:SourceIp': '10.0.0.1', 'aws:X': [] },
  };
  const report = diffReport({
    gained: [change(['sqs:SendMessage']), change(['sqs:PurgeQueue', 'sqs:AddPermission'])],
    lost: [change(['sqs:DeleteQueue'], { isWhole: false, resource: `${queue}*`, witness })],
    undecided: [{ actions: ['s3:GetObject'], resource: '*', reason: 'nobody knows' }],
  });
  expect(report).toBe(`Newly allowed
+ sqs:SendMessage, sqs:PurgeQueue, sqs:AddPermission on *
    such as sqs:SendMessage on ${queue}

No longer allowed
- sqs:DeleteQueue on a part of ${queue}*
    such as sqs:DeleteQueue on ${queue}, with aws:TagKeys "a" and "b", aws:SourceIp "10.0.0.1", aws:X empty

Undecided
? s3:GetObject on *: nobody knows
`);
});

it('keeps the changes of other contexts apart, each with its request', () => {
  const inRegion = (action: string, region: string) =>
    change([action], {
      witness: { action, resource: queue, context: { 'aws:RequestedRegion': region } },
    });
  const report = diffReport({
    ...nothing,
    gained: [
      inRegion('sqs:SendMessage', 'a'),
      inRegion('sqs:PurgeQueue', 'b'),
      inRegion('sqs:DeleteQueue', 'a'),
    ],
  });
  expect(report).toContain(`+ sqs:SendMessage, sqs:DeleteQueue on *
    such as sqs:SendMessage on ${queue}, with aws:RequestedRegion "a"
+ sqs:PurgeQueue on *
    such as sqs:PurgeQueue on ${queue}, with aws:RequestedRegion "b"
`);
});

it('writes out some actions, counts the others, and counts what comes to nothing', () => {
  const many = Array.from({ length: 52 }, (_none, index) => `sqs:Action${index}`);
  const report = diffReport({
    ...nothing,
    gained: [change(many)],
    lost: [change(['sqs:ListQueues'], { isDead: true })],
  });
  expect(report).toContain('sqs:Action48, sqs:Action49 and 2 others on *');
  expect(report).toContain('1 difference comes to nothing');
  expect(report).not.toContain('ListQueues');
});

it('has colours where they are asked for', () => {
  const report = diffReport(
    { ...nothing, gained: [change(['sqs:SendMessage'])] },
    { colour: true },
  );
  expect(report).toContain('\u001b[32m+ sqs:SendMessage');
  expect(report.endsWith('\u001b[39m\n')).toBe(true);
});
