import { describe, expect, it } from 'vitest';
import { byHand } from '../test/demo.ts';
import { definePolicy, eachRelease } from './index.ts';

const policies = { user: definePolicy({ inputs: {}, statements: () => [byHand] }) };

describe('eachRelease', () => {
  it('gives every release the very same policies, in their order', () => {
    const releases = eachRelease(['2.10.0', '2.9.1'], policies);
    expect(Object.keys(releases)).toStrictEqual(['2.10.0', '2.9.1']);
    expect(releases['2.10.0']).toBe(policies);
    expect(releases['2.9.1']).toBe(policies);
  });

  it('of no release is empty', () => {
    expect(eachRelease([], policies)).toStrictEqual({});
  });
});
