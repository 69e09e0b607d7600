import type { Step } from '../match/overlap.ts';
import type { Row } from './compare-resources.ts';
import { conditionsKey, type MeaningfulStatement } from './meaningful-statement.ts';
import { hasVariables, withValues, withWildcards } from './policy-variables.ts';
import { anything, resourceSteps } from './resource-pattern.ts';

/**
 * Makes what divides statements into rows, one for a resource. Rows and patterns that were made once
 * are made no second time.
 */
export function rowMaker(): (statement: MeaningfulStatement) => readonly Row[] {
  const made = new Map<MeaningfulStatement, readonly Row[]>();
  const patterns = new Map<string, readonly Step[]>();
  const stepsOf = (text: string) => {
    const known = patterns.get(text);
    if (known !== undefined) return known;
    const steps = resourceSteps(text);
    patterns.set(text, steps);
    return steps;
  };
  return (statement) => {
    const known = made.get(statement);
    if (known !== undefined) return known;
    const rows = rowsOf(statement, stepsOf);
    made.set(statement, rows);
    return rows;
  };
}

function rowsOf(
  { statement, hasVariables: areVariables }: MeaningfulStatement,
  stepsOf: (text: string) => readonly Step[],
): readonly Row[] {
  const { effect, resources, notResources, conditions: written } = statement;
  if (effect === undefined) return [];
  const value = (text: string) => (areVariables ? withValues(text) : text);
  const isVariable = (text: string) => areVariables && hasVariables(text);
  const conditions = written.map((test) => ({ ...test, values: test.values.map(value) }));
  const dependsOn = written.some(({ values }) => values.some(isVariable));
  const key = [effect, areVariables, conditionsKey(written)].join();
  if (resources.length > 0) {
    return resources.map(({ text }) => ({
      effect,
      resource: text,
      steps: stepsOf(value(text)),
      except: [],
      ...(dependsOn || isVariable(text) ? { atMost: stepsOf(withWildcards(text)) } : {}),
      conditions,
      key: `${key},${text}`,
    }));
  }
  const excepted = notResources.map(({ text }) => text);
  return [
    {
      effect,
      resource: `everything but ${excepted.join(', ')}`,
      steps: anything,
      except: excepted.map((text) => stepsOf(value(text))),
      ...(dependsOn || excepted.some(isVariable) ? { atMost: anything } : {}),
      conditions,
      key: `${key},not ${JSON.stringify([...excepted].sort((a, b) => (a < b ? -1 : 1)))}`,
    },
  ];
}
