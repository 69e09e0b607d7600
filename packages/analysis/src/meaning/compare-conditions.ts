import type { ConditionTest } from '../lint/statement.ts';
import type { Effort } from '../match/witness.ts';
import { type CompiledTest, compileTest } from './condition.ts';
import { type ContextValue, conditionValues } from './condition-values.ts';
import { type Context, readContext } from './request.ts';

/** The tests of the statements that match a request, for each statement a list of them. */
export interface Matching {
  readonly allow: readonly (readonly ConditionTest[])[];
  readonly deny: readonly (readonly ConditionTest[])[];
}

/** The context of a request, by the names of the keys. */
export type WitnessContext = Readonly<Record<string, string | readonly string[]>>;

/** In which contexts one of two sides allows a request and the other does not. */
export interface ContextDifference {
  /** A context in which the second side allows and the first does not. */
  readonly gained?: WitnessContext;
  /** A context in which the first side allows and the second does not. */
  readonly lost?: WitnessContext;
  /** Why it is not certain that there is no other. */
  readonly undecided?: string;
}

/** So many contexts are tried; the conditions of a real statement need a few dozen. */
const mostContexts = 20_000;

/**
 * Compares what two sides make of a request that the same statements match in every context.
 *
 * @param before - The first side.
 * @param after - The second side.
 * @param effort - What is left of the work.
 */
export function compareConditions(
  before: Matching,
  after: Matching,
  effort: Effort,
): ContextDifference {
  const [always, never] = [isConstant(before), isConstant(after)];
  if (always !== undefined && never !== undefined) {
    if (always === never) return {};
    return always ? { lost: {} } : { gained: {} };
  }
  const tests = [before, after].flatMap(({ allow, deny }) => [allow, deny].flat(2));
  const byKey = new Map<string, ConditionTest[]>();
  for (const test of tests) {
    const key = test.key.toLowerCase();
    byKey.set(key, [...(byKey.get(key) ?? []), test]);
  }
  const domains = [...byKey.values()].map((own) => ({
    key: own[0]?.key ?? '',
    ...conditionValues(own, effort),
  }));
  const size = domains.reduce((product, { values }) => product * values.length, 1);
  effort.left -= size * tests.length;
  if (size > mostContexts || effort.left < 0)
    return { undecided: `its conditions have ${size} cases to be told apart` };
  const found: { gained?: WitnessContext; lost?: WitnessContext } = {};
  const [allowsBefore, allowsAfter] = [compiled(before), compiled(after)];
  for (const context of contexts(domains)) {
    const read = readContext(context);
    const [first, second] = [allowsBefore(read), allowsAfter(read)];
    if (first && !second) found.lost ??= context;
    if (second && !first) found.gained ??= context;
    if (found.gained && found.lost) return found;
  }
  const open = domains.filter(({ isComplete }) => !isComplete).map(({ key }) => key);
  return open.length === 0
    ? found
    : { ...found, undecided: `not every value of ${open.join(' and ')} could be tried` };
}

/** Whether a side allows in every context, or in none; nothing where that depends. */
function isConstant({ allow, deny }: Matching): boolean | undefined {
  if (allow.length === 0 || deny.some((tests) => tests.length === 0)) return false;
  return deny.length === 0 && allow.some((tests) => tests.length === 0) ? true : undefined;
}

/** Whether a side allows, as the evaluator has it: what cannot be read allows nothing. */
function compiled({ allow, deny }: Matching): (context: Context) => boolean {
  const compileAll = (statements: Matching['allow']) =>
    // The variables were filled in before.
    statements.map((tests) => tests.map((test) => compileTest(test, false)));
  const [allowing, denying] = [compileAll(allow), compileAll(deny)];
  return (context) => {
    const holds = (tests: readonly CompiledTest[]) => tests.every((test) => test(context));
    const mayHold = (tests: readonly CompiledTest[]) =>
      tests.every((test) => test(context) !== false);
    return allowing.some(holds) && !denying.some(mayHold);
  };
}

/** Every way of giving each key one of its values, those without the keys first. */
function* contexts(
  domains: readonly { readonly key: string; readonly values: readonly ContextValue[] }[],
): Generator<WitnessContext> {
  const [first, ...more] = domains;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const rest of contexts(more)) {
    for (const value of first.values) {
      yield value === undefined ? rest : { ...rest, [first.key]: value };
    }
  }
}
