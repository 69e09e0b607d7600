import type { ConditionTest } from '../lint/statement.ts';
import type { Step } from '../match/overlap.ts';
import { type Effort, undecided } from '../match/witness.ts';
import { atomsOf } from './atoms.ts';
import { rangeEnds } from './ip-range.ts';
import { literal, notEmpty, resourceSteps, wildcardSteps } from './resource-pattern.ts';

/** What a request may hold of a key; nothing where it does not hold the key. */
export type ContextValue = string | readonly string[] | undefined;

/** Values of a key that stand for all: tests that differ for some value differ for one of these. */
export interface ConditionValues {
  readonly values: readonly ContextValue[];
  /** Whether that is certain. */
  readonly isComplete: boolean;
}

/** So many values of a key with several are put together in every way. */
const mostTogether = 6;

/**
 * Finds values of a key that stand for all values it may have, as far as some tests of it go.
 *
 * @param tests - The tests of one key.
 * @param effort - What is left of the work.
 */
export function conditionValues(tests: readonly ConditionTest[], effort: Effort): ConditionValues {
  const families = new Map<string, ConditionTest[]>();
  for (const test of tests) {
    const family = familyOf(test.operator);
    families.set(family, [...(families.get(family) ?? []), test]);
  }
  families.delete('null');
  const found = [...families].map(([family, own]) => valuesOfFamily(family, own, effort));
  const single = [...new Set(found.flatMap(({ values }) => values))];
  if (single.length === 0) single.push('x');
  const isComplete = found.every((one) => one.isComplete) && families.size <= 1;
  const isMultivalued = tests.some(({ operator }) => /^For(?:AllValues|AnyValue):/.test(operator));
  if (!isMultivalued) return { values: [undefined, ...single], isComplete };
  const isAll = single.length <= mostTogether;
  const sets = isAll ? subsets(single) : [[], ...single.map((value) => [value]), single];
  return { values: [undefined, ...sets], isComplete: isComplete && isAll };
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 1 << values.length }, (_none, choice) =>
    values.filter((_value, at) => (choice >> at) & 1),
  );
}

/** What kind of values an operator compares. */
function familyOf(operator: string): string {
  const [, family] =
    /^(?:For(?:AllValues|AnyValue):)?(?:Not)?(String|Arn|Numeric|Date|Bool|IpAddress|Binary|Null)/.exec(
      operator,
    ) ?? [];
  return family === 'Arn' || family === 'String' ? 'text' : (family?.toLowerCase() ?? 'unknown');
}

interface FamilyValues {
  readonly values: readonly string[];
  readonly isComplete: boolean;
}

function valuesOfFamily(
  family: string,
  tests: readonly ConditionTest[],
  effort: Effort,
): FamilyValues {
  const named = [...new Set(tests.flatMap(({ values }) => values))];
  switch (family) {
    case 'text':
      return textValues(tests, effort);
    case 'bool':
      return { values: ['true', 'false'], isComplete: true };
    case 'numeric':
      return { values: between(named.map(Number), String), isComplete: true };
    case 'date':
      return {
        values: between(named.map(timeOf), (time) => new Date(time).toISOString()),
        isComplete: true,
      };
    case 'ipaddress':
      return { values: addresses(named), isComplete: true };
    case 'binary':
      return { values: [...named, 'eA=='], isComplete: true };
    default:
      return { values: named, isComplete: false };
  }
}

function textValues(tests: readonly ConditionTest[], effort: Effort): FamilyValues {
  const patterns: (readonly Step[])[] = [];
  const ignoringCase: string[] = [];
  for (const { operator, values } of tests) {
    for (const value of values) {
      if (/Arn/.test(operator)) patterns.push(resourceSteps(value));
      else if (/Like/.test(operator)) patterns.push(wildcardSteps(value, ''));
      else patterns.push(literal(value));
      if (/IgnoreCase/.test(operator)) ignoringCase.push(value);
    }
  }
  // The empty text is no value among several, so another one has to stand for what matches nothing.
  const atoms = atomsOf([notEmpty], patterns, effort);
  if (atoms === undecided) return { values: [], isComplete: false };
  const isMixed =
    ignoringCase.length > 0 && tests.some(({ operator }) => /Like|Arn/.test(operator));
  const values = [
    '',
    ...atoms.map(({ text }) => text),
    // One of them is none of the texts that are told apart by case.
    ...ignoringCase.flatMap((text) => casesOf(text, patterns.length + 1)),
  ];
  return { values, isComplete: !isMixed };
}

/** Ways of writing a text in capitals and small letters, as many as there are or are asked for. */
function casesOf(text: string, most: number): readonly string[] {
  const letters = Array.from(text.toLowerCase());
  const places = letters.flatMap((letter, at) => (letter.toUpperCase() === letter ? [] : [at]));
  const count = Math.min(most, 2 ** places.length);
  return Array.from({ length: count }, (_none, choice) =>
    letters
      .map((letter, at) => ((choice >> places.indexOf(at)) & 1 ? letter.toUpperCase() : letter))
      .join(''),
  );
}

/** Numbers, and one in each gap between them. */
function between(numbers: readonly number[], write: (number: number) => string): readonly string[] {
  const known = [...new Set(numbers.filter(Number.isFinite))].sort((a, b) => a - b);
  const gaps = known.map((number, index) => {
    const next = known[index + 1];
    return next === undefined ? number + 1_000 : (number + next) / 2;
  });
  const [first = 0] = known;
  return [first - 1_000, ...known, ...gaps].map(write);
}

function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
}

/** The ends of ranges, and an address of each kind that is hardly in one. */
function addresses(ranges: readonly string[]): readonly string[] {
  return ['203.0.113.1', '2001:db8:0:0:0:0:0:1', ...ranges.flatMap(rangeEnds)];
}
