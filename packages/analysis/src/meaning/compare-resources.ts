import type { ConditionTest } from '../lint/statement.ts';
import type { Step } from '../match/overlap.ts';
import { overlap } from '../match/overlap.ts';
import { type Effort, matchesSteps, undecided, witness } from '../match/witness.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { compareConditions, type Matching, type WitnessContext } from './compare-conditions.ts';
import { prefixIndex } from './prefix-index.ts';
import { anyArn, noResource } from './resource-pattern.ts';

/** What a statement says of one of its resources, for some actions. */
export interface Row {
  readonly effect: 'Allow' | 'Deny';
  /** The resource as it is written; of NotResource all of them. */
  readonly resource: string;
  /** What it matches; of NotResource everything. */
  readonly steps: readonly Step[];
  /** What it does not match, of NotResource. */
  readonly except: readonly (readonly Step[])[];
  /** What it matches at most, where it holds variables whose values nobody knows. */
  readonly atMost?: readonly Step[];
  readonly conditions: readonly ConditionTest[];
  /** The same for rows that say the same. */
  readonly key: string;
}

/** A resource on which two sides differ. */
interface ResourceDifference {
  readonly kind: 'gained' | 'lost';
  /** The row that makes the difference. */
  readonly row: Row;
  /** Whether they differ on everything that the row matches. */
  readonly isWhole: boolean;
  /** Whether the actions are about no resource on which they differ. */
  readonly isDead: boolean;
  /** A resource and a context in which they differ. */
  readonly resource: string;
  readonly context: WitnessContext;
}

/** A resource of which it is not certain whether two sides differ. */
interface ResourceDoubt {
  readonly row: Row;
  readonly reason: string;
}

/** How two sides differ on the resources of some actions. */
export interface ResourceComparison {
  readonly differences: readonly ResourceDifference[];
  readonly doubts: readonly ResourceDoubt[];
}

/**
 * Compares what the statements of two sides say of the resources of some actions. They can differ
 * only on what a row matches that one side has and the other has not, so these are looked at alone.
 *
 * @param before - The rows of the first side.
 * @param after - The rows of the second side.
 * @param live - Gives the ARNs that the actions can be about; nothing where that is unknown.
 * @param effort - What is left of the work.
 */
export function compareResources(
  before: readonly Row[],
  after: readonly Row[],
  live: () => Iterable<readonly Step[]> | undefined,
  effort: Effort,
): ResourceComparison {
  const [first, second] = [byKey(before), byKey(after)];
  const changed = [
    ...[...first.values()].filter(({ key }) => !second.has(key)),
    ...[...second.values()].filter(({ key }) => !first.has(key)),
  ];
  const differences: ResourceDifference[] = [];
  const doubts: ResourceDoubt[] = [];
  if (changed.length === 0) return { differences, doubts };
  const rows = [...new Map([...first, ...second]).values()];
  const index = prefixIndex(rows, widest);
  for (const row of changed) {
    const around = index.near(widest(row));
    const near = around.filter((one) => mayOverlap(one.steps, row.steps, effort));
    const atoms = atomsOfRow(row, near, effort);
    if (atoms === undecided) {
      doubts.push({ row, reason: 'its patterns divide the resources into too many parts' });
      continue;
    }
    const compared = atoms.map((atom) => {
      const matching = near.filter((one) => isMatched(one, atom.text));
      return {
        atom,
        ...compareConditions(sideOf(matching, first), sideOf(matching, second), effort),
      };
    });
    for (const { undecided: reason } of compared) {
      if (reason !== undefined) doubts.push({ row, reason });
    }
    const before = differences.length;
    for (const kind of ['gained', 'lost'] as const) {
      const own = compared.flatMap(({ atom, [kind]: context }) =>
        context === undefined ? [] : [{ context, ...withResource(atom, live(), effort) }],
      );
      const [shown = own[0]] = own.filter(({ isDead }) => !isDead);
      if (shown === undefined) continue;
      differences.push({ kind, row, isWhole: own.length === atoms.length, ...shown });
    }
    if (differences.length === before && !isSameWhatever(row, around, first, second, effort)) {
      doubts.push({ row, reason: 'it depends on the values of the variables' });
    }
  }
  return { differences, doubts };
}

/** So many rows with variables are taken to match and not to match in every way. */
const mostVariableRows = 6;

/** Whether two sides say the same of what a row matches at most, whatever rows with variables match. */
function isSameWhatever(
  row: Row,
  around: readonly Row[],
  first: ReadonlyMap<string, Row>,
  second: ReadonlyMap<string, Row>,
  effort: Effort,
): boolean {
  if (around.every(({ atMost }) => atMost === undefined)) return true;
  const whole = widest(row);
  const near = around.filter((one) => mayOverlap(widest(one), whole, effort));
  const variable = near.filter(({ atMost }) => atMost !== undefined);
  if (variable.length > mostVariableRows) return false;
  const certain = near.filter(({ atMost }) => atMost === undefined);
  const atoms = atomsOf(
    [whole],
    [...new Set(certain.flatMap(({ steps, except }) => [steps, ...except]))],
    effort,
  );
  if (atoms === undecided) return false;
  return atoms.every(({ text }) => {
    const matching = certain.filter((one) => isMatched(one, text));
    for (let choice = 0; choice < 1 << variable.length; choice += 1) {
      const chosen = [...matching, ...variable.filter((_one, at) => (choice >> at) & 1)];
      const difference = compareConditions(sideOf(chosen, first), sideOf(chosen, second), effort);
      if (Object.keys(difference).length > 0) return false;
    }
    return true;
  });
}

/** The tests of the rows that a side has. */
function sideOf(rows: readonly Row[], side: ReadonlyMap<string, Row>): Matching {
  const own = rows.filter(({ key }) => side.has(key));
  const tests = (effect: Row['effect']) =>
    own.filter((one) => one.effect === effect).map(({ conditions }) => conditions);
  return { allow: tests('Allow'), deny: tests('Deny') };
}

/** Whether some resource matches both patterns, or nobody had the time to find out. */
function mayOverlap(a: readonly Step[], b: readonly Step[], effort: Effort): boolean {
  effort.left -= (a.length * b.length) / 8;
  return effort.left < 0 || overlap(a, b);
}

/** What a row matches at most. */
function widest({ atMost, steps }: Row): readonly Step[] {
  return atMost ?? steps;
}

function byKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

/** Divides what a row matches by all rows that match some of it. */
function atomsOfRow(
  row: Row,
  near: readonly Row[],
  effort: Effort,
): readonly Atom[] | typeof undecided {
  const patterns = new Set<readonly Step[]>();
  for (const { steps, except } of near) for (const one of [steps, ...except]) patterns.add(one);
  patterns.delete(row.steps);
  const parts = [anyArn, noResource].map((all) => atomsOf([all, row.steps], [...patterns], effort));
  const atoms: Atom[] = [];
  for (const part of parts) {
    if (part === undecided) return undecided;
    atoms.push(...part.filter(({ text }) => isMatched(row, text)));
  }
  return atoms;
}

function isMatched({ steps, except }: Row, resource: string): boolean {
  return (
    matchesSteps(steps, resource) && !except.some((pattern) => matchesSteps(pattern, resource))
  );
}

/** A resource of an atom that the actions can be about, if there is one. */
function withResource(
  { include, exclude, text }: Atom,
  live: Iterable<readonly Step[]> | undefined,
  effort: Effort,
): { readonly resource: string; readonly isDead: boolean } {
  if (live === undefined) return { resource: text, isDead: false };
  // Each form is one of an ARN.
  const others = include.filter((pattern) => pattern !== anyArn);
  for (const form of live) {
    const found = witness([form, ...others], exclude, effort);
    if (typeof found === 'string') return { resource: found, isDead: false };
    // What nobody had the time to find out is not taken for nothing.
    if (found === undecided) return { resource: text, isDead: false };
  }
  return { resource: text, isDead: true };
}
