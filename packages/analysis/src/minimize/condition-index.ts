import { type Condition, holdsWhere, type Test } from './condition.ts';
import type { Effort } from './effort.ts';

/** Finds those of some conditions that certainly hold wherever a condition does, its equal among them. */
export type ConditionIndex = (inner: Condition) => readonly Condition[];

/**
 * Indexes conditions, each by the rarest of its tests: one that holds wherever another does has all of
 * its tests in common with that one, and of each a value.
 *
 * @param conditions - The conditions, each once.
 * @param effort - What is left for comparisons.
 */
export function indexConditions(conditions: readonly Condition[], effort: Effort): ConditionIndex {
  const counts = new Map<string, number>();
  for (const key of conditions.flatMap(({ tests }) => tests.flatMap(outerKeys))) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const commonness = (test: Test) =>
    outerKeys(test).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  const always: Condition[] = [];
  const byKey = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const [first, ...others] = condition.tests;
    if (first === undefined) {
      always.push(condition);
      continue;
    }
    const rarest = others.reduce((a, b) => (commonness(b) < commonness(a) ? b : a), first);
    for (const key of outerKeys(rarest)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [condition]);
      else same.push(condition);
    }
  }
  return (inner) => {
    const near = new Set(inner.tests.flatMap(innerKeys).flatMap((key) => byKey.get(key) ?? []));
    return [
      ...always,
      ...[...near].filter(
        (outer) => effort.spend(sizeOf(outer) + sizeOf(inner)) && holdsWhere(outer, inner),
      ),
    ];
  };
}

function sizeOf({ tests }: Condition): number {
  return tests.reduce((sum, { values }) => sum + 1 + values.length, 0);
}

/** The keys that a test is found by; one of them is among those that a narrower test looks for. */
function outerKeys({ what, values, narrowerWith }: Test): readonly string[] {
  return (narrowerWith === 'fewer' ? values : values.slice(0, 1)).map((value) =>
    keyOf(what, value),
  );
}

function innerKeys({ what, values, narrowerWith }: Test): readonly string[] {
  return (narrowerWith === 'more' ? values : values.slice(0, 1)).map((value) => keyOf(what, value));
}

function keyOf(what: string, value: string): string {
  return `${what}\n${value}`;
}
