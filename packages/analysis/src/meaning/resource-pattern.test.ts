import { describe, expect, it } from 'vitest';
import { matchesSteps } from '../match/witness.ts';
import {
  anyArn,
  anything,
  literal,
  notEmpty,
  prefixOf,
  resourceSteps,
  wildcardSteps,
} from './resource-pattern.ts';

const bucket = 'arn:aws:s3:::demo';

// IAM User Guide, "IAM JSON policy elements: Resource" and "Policy variables".
describe('resourceSteps', () => {
  it.each([
    ['*', '', true],
    ['*', 'x', true],
    ['*', bucket, true],
    ['***', bucket, true],
    [bucket, bucket, true],
    [bucket, `${bucket}/a`, false],
    ['arn:aws:s3:::demo*', `${bucket}/a`, true],
    ['arn:aws:s3:::dem?', bucket, true],
    ['arn:aws:s3:::dem?', 'arn:aws:s3:::dem', false],
    ['arn:aws:s3:::dem?', 'arn:aws:s3:::demos', false],
    // A wildcard of the first five segments does not go over a colon, one of the sixth does.
    ['arn:aws:sqs:*:q', 'arn:aws:sqs:eu-west-1:1:q', false],
    ['arn:aws:sqs:*:*:q', 'arn:aws:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs::1:q', true],
    ['arn:aws:sqs:?:1:q', 'arn:aws:sqs:::1:q', false],
    ['arn:a*:sqs:r:1:q', 'arn:a:b:sqs:r:1:q', false],
    ['arn:aws:sqs:r:*:q', 'arn:aws:sqs:r:1:2:q', false],
    ['arn:aws:sqs:r:1:*', 'arn:aws:sqs:r:1:a:b', true],
    ['arn:aws:sqs:r:1:?b', 'arn:aws:sqs:r:1::b', true],
    ['arn:aws:logs:r:1:log-group:*:b', 'arn:aws:logs:r:1:log-group:x:y:b', true],
    // What is no ARN is a text that matches itself.
    ['demo*', 'demo*', true],
    ['demo*', 'demos', false],
    ['*x', '*x', true],
    ['*x', bucket, false],
    ['x*', 'x', false],
    // Variables for the characters themselves.
    [`arn:aws:s3:::\${*}`, 'arn:aws:s3:::*', true],
    [`arn:aws:s3:::\${*}`, bucket, false],
    [`arn:aws:s3:::a\${?}b`, 'arn:aws:s3:::a?b', true],
    [`arn:aws:s3:::a\${?}b`, 'arn:aws:s3:::axb', false],
    [`arn:aws:s3:::a\${$}b*`, 'arn:aws:s3:::a$bc', true],
    [`arn:aws:s3:::\${x}`, `arn:aws:s3:::\${x}`, true],
  ])('%s on %s: %s', (pattern, resource, isMatched) => {
    expect(matchesSteps(resourceSteps(pattern), resource)).toBe(isMatched);
  });

  it('are everything for * alone', () => {
    expect(resourceSteps('**')).toBe(anything);
  });
});

describe('wildcardSteps', () => {
  it('has several stars for one', () => {
    expect(wildcardSteps('a***b', '')).toEqual(wildcardSteps('a*b', ''));
    expect(wildcardSteps('a***b', '')).toHaveLength(3);
  });

  it.each([
    ['a*', ':', 'ab', true],
    ['a*', ':', 'a:b', false],
    ['a?', ':', 'a:', false],
    ['a?', '', 'a:', true],
    ['a*', '', 'a:b', true],
  ])('%s without "%s" on %s: %s', (text, except, given, isMatched) => {
    expect(matchesSteps(wildcardSteps(text, except), given)).toBe(isMatched);
  });
});

describe('anyArn', () => {
  it.each([
    ['arn:aws:s3:::demo', true],
    ['arn:aws:sqs:r:1:a:b', true],
    ['arn:aws:s3:::', false],
    ['arn:aws::::demo', false],
    ['arn::s3:::demo', false],
    ['arn:aws:s3:demo', false],
    ['demo', false],
    ['*', false],
  ])('%s: %s', (text, isArn) => {
    expect(matchesSteps(anyArn, text)).toBe(isArn);
  });
});

it('notEmpty is any text but the empty one', () => {
  expect(['', 'a', ':', 'ab'].map((text) => matchesSteps(notEmpty, text))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

describe('prefixOf', () => {
  it.each([
    ['ab', 'ab'],
    ['ab*c', 'ab'],
    ['?b', ''],
    ['', ''],
  ])('%s: "%s"', (pattern, prefix) => {
    expect(prefixOf(wildcardSteps(pattern, ''))).toBe(prefix);
  });

  it('is the whole of a text', () => {
    expect(prefixOf(literal('a*b'))).toBe('a*b');
  });
});
