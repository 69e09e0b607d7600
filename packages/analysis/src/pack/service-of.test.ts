import { expect, it } from 'vitest';
import { serviceOf } from './service-of.ts';

it.each([
  ['s3:GetObject', 's3'],
  [['EC2:RunInstances', 's3:GetObject', 'ec2:Describe*'], 'ec2'],
  [['s3:GetObject', 'ec2:RunInstances'], 's3'],
  ['*', ''],
  [undefined, ''],
])('of %j is %s', (Action, service) => {
  const statement = { Effect: 'Allow', Resource: '*' } as const;
  expect(serviceOf(Action === undefined ? statement : { ...statement, Action })).toBe(service);
});
