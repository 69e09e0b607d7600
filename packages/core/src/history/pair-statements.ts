import type { Statement } from '../statement.ts';
import { normalForm } from './normal-form.ts';

/** A statement of a release, and what it is known again by in another release. */
export interface HistoricStatement {
  readonly statement: Statement;
  /** The kind of its policy. */
  readonly policy: string;
  /** Whom its policy is for. */
  readonly recipient: string;
  /** Its Sid or its place in the document. */
  readonly name: string;
  /** The number of the function that made it: policies that share one share their places. */
  readonly origin: number;
  /** Its place in the history, among all statements that the function makes. */
  readonly place: number;
}

/** A statement in two releases; one side is missing where only one release has it. */
export interface StatementPair {
  readonly before?: HistoricStatement;
  readonly after?: HistoricStatement;
}

type Key = (statement: HistoricStatement) => string;

/** By its Sid or, where it has none, by the place where the same function makes it. */
const identity: Key = ({ statement: { Sid }, origin, place }) =>
  Sid === undefined ? `${origin} ${place}` : `Sid ${Sid}`;

const contents = new WeakMap<HistoricStatement, string>();

/** By what it says, whatever its Sid: AWS gave statements other names when it moved them. */
function content(one: HistoricStatement): string {
  const known = contents.get(one);
  if (known !== undefined) return known;
  const { Sid: _name, ...rest } = one.statement;
  const text = normalForm(rest);
  contents.set(one, text);
  return text;
}

/** From the surest to the least sure: statements are paired by the first key that they share. */
const keys: readonly Key[] = [
  (one) => `${one.policy} ${identity(one)}`,
  (one) => `${one.policy} ${content(one)}`,
  (one) => `${one.recipient} ${identity(one)}`,
  (one) => `${one.recipient} ${content(one)}`,
];

/**
 * Pairs the statements of two releases that are for the same person or role; those that only one
 * release has come alone.
 *
 * @internal
 */
export function pairStatements(
  before: readonly HistoricStatement[],
  after: readonly HistoricStatement[],
): readonly StatementPair[] {
  const partners = new Map<HistoricStatement, HistoricStatement>();
  const taken = new Set<HistoricStatement>();
  for (const key of keys) {
    const free = new Map<string, HistoricStatement[]>();
    for (const one of before) {
      if (taken.has(one)) continue;
      const name = key(one);
      const sharing = free.get(name);
      if (sharing === undefined) free.set(name, [one]);
      else sharing.push(one);
    }
    if (free.size === 0) break;
    for (const one of after) {
      const partner = partners.has(one) ? undefined : free.get(key(one))?.shift();
      if (partner === undefined) continue;
      partners.set(one, partner);
      taken.add(partner);
    }
  }
  return [
    ...after.map((one) => {
      const partner = partners.get(one);
      return partner === undefined ? { after: one } : { before: partner, after: one };
    }),
    ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one })),
  ];
}
