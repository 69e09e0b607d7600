import { expect, it } from 'vitest';
import { hasWildcard } from './wildcard.ts';

it.each([
  ['a*', true],
  ['?', true],
  ['a.b', false],
  ['', false],
])('%j has a wildcard: %j', (text, isWild) => {
  expect(hasWildcard(text)).toBe(isWild);
});
