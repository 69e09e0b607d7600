import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';

/** What is found of the segments of an ARN, and what the fix makes of it. */
function segmentsOf(Action: string, Resource: string) {
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } };
  return lintPolicy(policy)
    .filter(({ code }) => code === 'arn-segments')
    .map(({ message, fix }) => ({ message, fixed: fix?.edits.map(({ value }) => value) }));
}

// Service Authorization Reference: ARNs of buckets have neither region nor account, those of roles no region.
describe('the fix of segments that should be empty', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:eu-west-1::demo/a', 'region eu-west-1', 'arn:aws:s3:::demo/a'],
    ['s3:GetObject', 'arn:aws:s3::123456789012:demo/a', 'account 1', 'arn:aws:s3:::demo/a'],
    ['s3:GetObject', 'arn:aws:s3:eu-west-1:123456789012:demo/a', 'region e', 'arn:aws:s3:::demo/a'],
  ])('takes out all of them at once: %s on %s', (action, arn, told, fixed) => {
    const [found, ...more] = segmentsOf(action, arn);
    expect(more).toEqual([]);
    expect(found?.message).toContain(told);
    expect(found?.fixed).toEqual([fixed]);
    expect(segmentsOf(action, fixed)).toEqual([]);
  });

  it('is none where the ARN lacks another segment, which nobody knows', () => {
    const [found, ...more] = segmentsOf('iam:GetRole', 'arn:aws:iam:eu-west-1::role/demo');
    expect(more).toEqual([]);
    expect(found?.message).toContain('names the region eu-west-1 where there is none');
    expect(found?.fixed).toBeUndefined();
  });
});
