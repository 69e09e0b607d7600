import { describe, expect, it } from 'vitest';
import { contextOf, hasVariables, withValues, withWildcards } from './policy-variables.ts';

const name = `\${aws:username}`;
const withDefault = `\${aws:PrincipalTag/team, 'none'}`;

// IAM User Guide, "IAM policy elements: Variables and tags".
describe('hasVariables', () => {
  it.each([
    [name, true],
    [`home/${name}/x`, true],
    [withDefault, true],
    [`\${*}`, false],
    [`\${?}`, false],
    [`\${$}`, false],
    ['plain', false],
    ['$aws:username', false],
    [`\${}`, false],
  ])('%s: %s', (text, expected) => {
    expect(hasVariables(text)).toBe(expected);
    // Asked again it says the same.
    expect(hasVariables(text)).toBe(expected);
  });
});

describe('what stands in place of a variable', () => {
  it('is a wildcard at most', () => {
    expect(withWildcards(`a/${name}/${withDefault}/\${*}`)).toBe(`a/*/*/\${*}`);
  });

  it('is the value that the context has of it, so that both are the same', () => {
    const text = `${name}|${withDefault}`;
    const context = contextOf([text, 'plain', name]);
    expect(Object.keys(context)).toEqual(['aws:username', 'aws:PrincipalTag/team']);
    expect(withValues(text)).toBe(Object.values(context).join('|'));
  });

  it('is a value of its own for each variable, of which a segment of an ARN can be made', () => {
    const values = Object.values(contextOf([`${name}${withDefault}\${aws:userid}`]));
    expect(new Set(values).size).toBe(3);
    expect(values.join('')).not.toMatch(/[:*?$]/);
    for (const value of values) expect(value.length).toBeGreaterThan(1);
  });

  it('leaves everything else as it is', () => {
    expect(withValues(`a\${*}b`)).toBe(`a\${*}b`);
    expect(contextOf(['a', `\${*}`])).toEqual({});
  });
});
