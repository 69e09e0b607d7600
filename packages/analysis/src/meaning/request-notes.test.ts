import { expect, it } from 'vitest';
import { serviceData } from '../service-data.ts';
import { requestNotes } from './request-notes.ts';

const role = 'arn:aws:iam::123456789012:role/demo';

it.each([
  [
    'iam:PassRole',
    role,
    { 'iam:PassedToService': 'ec2.amazonaws.com', 'aws:SourceIp': '10.0.0.1' },
  ],
  ['IAM:passrole', role, undefined],
  ['sqs:ListQueues', '*', {}],
  ['sqs:ListQueues', undefined, {}],
  [
    'ec2:RunInstances',
    'arn:aws:ec2:eu-west-1:123456789012:instance/*',
    { 'ec2:instancetype': 'a' },
  ],
])('finds nothing odd about %s on %s', (action, resource, context) => {
  expect(requestNotes({ action, resource, context })).toEqual([]);
});

it.each([
  ['ec2:RunInstance', '*', `ec2 has no action RunInstance as of ${serviceData.date}`],
  ['ec2:RunInstance', role, 'RunInstances is meant, perhaps.'],
  ['efs:CreateFileSystem', '*', 'elasticfilesystem: is meant, perhaps.'],
  ['sqs:ListQueues', role, 'sqs:ListQueues knows no type of resource'],
  ['iam:PassRole', '*', `arn:\${Partition}:iam::\${Account}:role/\${RoleNameWithPath}, not *.`],
  [
    'iam:PassRole',
    'arn:aws:iam::123456789012:user/demo',
    'not arn:aws:iam::123456789012:user/demo.',
  ],
  ['ec2:RunInstances', undefined, /(?:arn:\S+, ){2}arn:\S+ and \d+ more, not \*\.$/],
])('says what is odd about %s on %s', (action, resource, note) => {
  expect(requestNotes({ action, resource })).toEqual([
    note instanceof RegExp ? expect.stringMatching(note) : expect.stringContaining(note),
  ]);
});

it('names the keys that the action does not have', () => {
  const context = { 'iam:PassedToServise': 'x', 'iam:PassedToService': 'y', __proto__: 'z' };
  expect(requestNotes({ action: 'iam:PassRole', resource: role, context })).toEqual([
    `iam:PassRole has no condition key iam:PassedToServise as of ${serviceData.date}.`,
  ]);
});
