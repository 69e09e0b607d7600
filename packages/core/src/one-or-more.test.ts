import { describe, expect, it } from 'vitest';
import { allow, oneOrMore } from './index.ts';

describe('oneOrMore', () => {
  it('of one item is the item itself', () => {
    expect(oneOrMore(['*'])).toBe('*');
  });

  it.each([[['a', 'b']], [['a', 'a']], [['a', 'b', 'c']]] as const)(
    'of %j is the list',
    (items) => {
      expect(oneOrMore(items)).toBe(items);
    },
  );

  it('writes a resource as AWS does', () => {
    const on = (...resources: readonly [`arn:${string}`, ...`arn:${string}`[]]) =>
      allow().actions('s3:GetObject').on(oneOrMore(resources)).Resource;
    expect(on('arn:aws:s3:::a')).toBe('arn:aws:s3:::a');
    expect(on('arn:aws:s3:::a', 'arn:aws:s3:::b')).toStrictEqual([
      'arn:aws:s3:::a',
      'arn:aws:s3:::b',
    ]);
  });
});
