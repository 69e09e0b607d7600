import { areAlike, hasKey, isRest, type Side, sideOf } from './side.ts';
import type { Statement } from './statement.ts';
import type { Term } from './term.ts';

/** The actions or the resources of a statement that takes others in. */
interface GrowingSide {
  readonly start: Side;
  /** What it has become, by key, where it has grown. */
  grown: Map<Term, Term> | undefined;
  /** The same for sides of the same keys, in whatever order; by chance for others, too. */
  sum: number;
}

/** A statement that takes others in. */
export interface GrowingStatement {
  /** Its place among those that are merged. */
  readonly index: number;
  /** The statement that it began as. */
  readonly start: Statement;
  /** Its actions by now. */
  readonly actions: GrowingSide;
  /** Its resources by now. */
  readonly resources: GrowingSide;
  /** Its Sid by now. */
  sid: string;
  /** Whether another one took it in. */
  isGone: boolean;
}

/** Makes a statement that takes others in; the statement itself stays as it is. */
export function growing(start: Statement, index: number): GrowingStatement {
  return {
    index,
    start,
    actions: growingSide(start.actions),
    resources: growingSide(start.resources),
    sid: start.sid,
    isGone: false,
  };
}

function growingSide(start: Side): GrowingSide {
  return { start, grown: undefined, sum: start.sum };
}

/** The statement that it has become. */
export function grown({ start, sid, actions, resources }: GrowingStatement): Statement {
  if (sid === start.sid && actions.grown === undefined && resources.grown === undefined) {
    return start;
  }
  return { ...start, sid, actions: grownSide(actions), resources: grownSide(resources) };
}

function grownSide({ start, grown: terms }: GrowingSide): Side {
  if (terms === undefined) return start;
  return sideOf(start.name, [...terms.values()], [...terms.keys()]);
}

/** The same for statements of the same actions that may be merged; by chance for others, too. */
export function actionsKey({ actions, resources }: GrowingStatement): number {
  return mix(actions.sum, isAdding(resources) ? 0 : resources.sum);
}

/** The same for statements of the same resources that may be merged; by chance for others, too. */
export function resourcesKey({ actions, resources }: GrowingStatement): number {
  return mix(resources.sum, isAdding(actions) ? 0 : actions.sum);
}

function mix(one: number, other: number): number {
  return (one + Math.imul(other, 31)) | 0;
}

/** Exceptions do not add up: there both statements need the same. */
function isAdding({ start }: GrowingSide): boolean {
  return start.name !== '' && !isRest(start);
}

function sizeOf({ start, grown: terms }: GrowingSide): number {
  return terms?.size ?? start.keys.length;
}

/** Takes in another statement of the same kind, if it has the same on one side. */
export function takeIn(one: GrowingStatement, other: GrowingStatement): void {
  const isTaken =
    (areSame(one.actions, other.actions) && add(one.resources, other.resources)) ||
    (areSame(one.resources, other.resources) && add(one.actions, other.actions));
  if (!isTaken) return;
  one.sid ||= other.sid;
  other.isGone = true;
}

/** The other one has not grown yet: its turn is still to come. */
function areSame(one: GrowingSide, { start }: GrowingSide): boolean {
  const { grown: terms } = one;
  if (one.start.name !== start.name || sizeOf(one) !== start.keys.length) return false;
  if (terms === undefined && areAlike(one.start, start)) return true;
  return start.keys.every((key) => (terms === undefined ? hasKey(one.start, key) : terms.has(key)));
}

function add(one: GrowingSide, other: GrowingSide): boolean {
  if (areSame(one, other)) return true;
  if (one.start.name !== other.start.name || !isAdding(one)) return false;
  one.grown ??= byKey(one.start);
  const { terms, keys } = other.start;
  for (const [index, key] of keys.entries()) {
    if (one.grown.has(key)) continue;
    one.grown.set(key, terms[index] ?? key);
    one.sum = (one.sum + key.mark) | 0;
  }
  return true;
}

/** The terms of a side that is no rest by its keys, which stand in the same order. */
function byKey({ terms, keys }: Side): Map<Term, Term> {
  const map = new Map<Term, Term>();
  for (const [index, key] of keys.entries()) map.set(key, terms[index] ?? key);
  return map;
}
