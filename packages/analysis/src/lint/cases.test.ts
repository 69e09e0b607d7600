import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsedPolicy, parsePolicy } from '../parse/parse-policy.ts';
import { lintPolicy } from './lint-policy.ts';
import type { PolicyUse } from './rule.ts';
import { rules } from './rules.ts';

interface Case {
  readonly what: string;
  readonly policy?: unknown;
  /** The document as a text, where it matters how it is written. */
  readonly text?: string;
  readonly as?: PolicyUse;
  readonly partition?: string;
  /** The paths of the findings of this code; of other codes there may be any. */
  readonly found: readonly string[];
  readonly severity?: string;
}

const folder = fileURLToPath(new URL('../../cases/', import.meta.url));
const codes = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

describe.each(codes)('%s', (code) => {
  const cases: readonly Case[] = JSON.parse(readFileSync(`${folder}${code}.json`, 'utf8'));

  it.each(cases)('$what', ({ policy, text, as, partition, found, severity }) => {
    const parsed = text === undefined ? parsedPolicy(policy) : parsePolicy(text);
    const own = lintPolicy(parsed, { as, partition }).filter((finding) => finding.code === code);
    expect(own.map(({ path }) => path)).toEqual(found);
    if (severity !== undefined) {
      for (const finding of own) expect(finding.severity).toBe(severity);
    }
  });

  it('has a case that is found, one that is not, and one more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(3);
    expect(cases.some(({ found }) => found.length > 0)).toBe(true);
    expect(cases.some(({ found }) => found.length === 0)).toBe(true);
  });
});

// The ways to become administrator, and what the data of a browser lacks.
const testedElsewhere = /^(?:escalation-|service-not-carried$)/;

it('covers every rule that has no test of its own', () => {
  const own = rules.map(({ code }) => code).filter((code) => !testedElsewhere.test(code));
  expect(new Set(codes)).toEqual(new Set(['syntax', 'duplicate-key', ...own]));
});

it('has one name for each rule', () => {
  const names = rules.map(({ code }) => code);
  expect(new Set(names).size).toBe(names.length);
});
