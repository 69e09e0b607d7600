import { describe, expect, it, vi } from 'vitest';
import { lintPolicy } from './lint/lint-policy.ts';
import { serviceMatrix } from './report/service-matrix.ts';
import { serviceData as carried } from './service-data.browser.ts';
import type * as ofFiles from './service-data.ts';

// What the build for browsers does.
vi.mock('./service-data.ts', () => import('./service-data.browser.ts'));

const { serviceData: whole } = await vi.importActual<typeof ofFiles>('./service-data.ts');

describe('the data that a page carries', () => {
  it('is of the same day, and knows the same prefixes and condition keys of all services', () => {
    expect(carried.date).toBe(whole.date);
    expect(carried.prefixes).toEqual(whole.prefixes);
    expect(carried.globalKeys).toEqual(whole.globalKeys);
  });

  const prefixes = [...whole.prefixes].filter((prefix) => carried.find(prefix) !== undefined);

  it.each(prefixes)('of %s is that of the main entry', (prefix) => {
    expect(carried.find(prefix)).toEqual(whole.find(prefix));
    expect(carried.find(prefix)).toBe(carried.find(prefix));
  });

  it.each(['glue', 'efs', '', 'constructor', '__proto__', 'S3'])('has no service %j', (prefix) => {
    expect(carried.find(prefix)).toBeUndefined();
  });
});

/** A policy with actions on the ARN of a queue, which is none of Glue. */
function onQueue(...actions: readonly string[]) {
  const Resource = 'arn:aws:sqs:eu-west-1:123456789012:demo';
  const Condition = { StringEquals: { 'glue:NothingLikeIt': 'a' } };
  const Statement = [{ Effect: 'Allow', Action: actions, Resource, Condition }];
  return { Version: '2012-10-17', Statement };
}

function findingsOf(policy: ReturnType<typeof onQueue>): readonly string[] {
  return lintPolicy(policy).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

describe('a service whose data is not carried', () => {
  it('is told of once, and nothing else is said of it', () => {
    const policy = onQueue('glue:GetJob', 'glue:MakeCoffee', 'Glue:Get*', 'athena:GetWorkGroup');
    expect(findingsOf(policy)).toEqual([
      'info service-not-carried Statement[0].Action[0]',
      'info service-not-carried Statement[0].Action[3]',
    ]);
    expect(serviceMatrix(policy, carried)).toEqual([]);
  });

  it('is not one that does not exist', () => {
    expect(findingsOf(onQueue('efs:DescribeMountTargets'))).toEqual([
      'error unknown-service Statement[0].Action[0]',
    ]);
  });

  it('leaves what is said of others beside it', () => {
    expect(findingsOf(onQueue('glue:GetJob', 'sqs:ListQueues'))).toEqual([
      'info service-not-carried Statement[0].Action[0]',
      'error dead-grant Statement[0].Action[1]',
    ]);
  });
});
