import { grantedActions } from '../expand/granted-actions.ts';
import { isObject } from '../lint/is-object.ts';
import { canBeBeyondColons } from '../match/beyond-colons.ts';
import type { Step } from '../match/overlap.ts';
import { arnPatterns } from '../match/resource-overlap.ts';
import { isParsedPolicy } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import type { ResourceType } from '../services/service.ts';
import { type ActionClass, actionClasses } from './action-classes.ts';
import type { WitnessContext } from './compare-conditions.ts';
import { compareResources } from './compare-resources.ts';
import { compilePolicies } from './compile-policies.ts';
import { evaluate } from './evaluate.ts';
import {
  documentsOf,
  type MeaningfulStatement,
  meaningfulStatements,
  type PolicyDocuments,
} from './meaningful-statement.ts';
import { contextOf } from './policy-variables.ts';
import type { Request } from './request.ts';
import { noResource } from './resource-pattern.ts';
import { rowMaker } from './rows.ts';

/** A request that shows a difference. */
export interface Witness extends Request {
  /** The ARN that it is about; `*` where the action knows no type of resource. */
  readonly resource: string;
  /** The condition keys that it holds; none where no condition makes the difference. */
  readonly context: WitnessContext;
}

/** Access that one side grants and the other does not. */
export interface AccessChange {
  /** The actions, as AWS writes them; `s3:getx…` stands for those that the data does not know. */
  readonly actions: readonly string[];
  /** The resource of the statement that makes the difference, as it is written there. */
  readonly resource: string;
  /** Whether the sides differ on everything that the resource matches; otherwise on a part of it. */
  readonly isWhole: boolean;
  /** Whether nothing comes of it, because the actions are about no such resource. */
  readonly isDead: boolean;
  /** A request that one side allows and the other does not. */
  readonly witness: Witness;
}

/** Access of which it is not certain whether both sides grant it. */
export interface UndecidedAccess {
  /** The actions. */
  readonly actions: readonly string[];
  /** The resource of the statement that may make a difference. */
  readonly resource: string;
  /** Why it is not certain. */
  readonly reason: string;
}

/** How what some documents allow differs from what others allow. */
export interface PolicyDiff {
  /** What the second side allows and the first does not. */
  readonly gained: readonly AccessChange[];
  /** What the first side allows and the second does not. */
  readonly lost: readonly AccessChange[];
  /** Where it is not certain. */
  readonly undecided: readonly UndecidedAccess[];
  /** The actions that both sides grant on the same resources in the same contexts, sorted. */
  readonly unchanged: readonly string[];
}

/** So much work is done for one comparison, a second at most; real documents take a twentieth of it. */
const mostEffort = 5_000_000;

/**
 * Compares what documents allow with what others allow, by meaning and not by text: every action,
 * every resource and every context. What is found comes with a request that shows it; what cannot be
 * decided is said to be undecided and never guessed.
 *
 * @param before - The first document, or the documents of one principal.
 * @param after - The second.
 * @example
 * ```ts
 * const { gained, lost } = diffPolicies(yesterday, today);
 * ```
 */
export function diffPolicies(before: PolicyDocuments, after: PolicyDocuments): PolicyDiff {
  const [first, second] = [meaningfulStatements(before), meaningfulStatements(after)];
  const changed = changedOf(first, second);
  const gained: AccessChange[] = [];
  const lost: AccessChange[] = [];
  const undecided: UndecidedAccess[] = changed.filter((one) => !isRead(one)).map(unread);
  const rowsOf = rowMaker();
  const effort = { left: mostEffort };
  const isReal = checkOf(before, after);
  const { classes, undecided: services } = actionClasses(
    changed.filter(isRead),
    first.filter(isRead),
    second.filter(isRead),
    serviceData,
    effort,
  );
  for (const prefix of services) {
    const reason = 'its patterns divide the actions that nobody knows yet into too many parts';
    undecided.push({ actions: [`${prefix}:…`], resource: '*', reason });
  }
  for (const one of classes) {
    const { actions, example } = one;
    const sides = [one.before.flatMap(rowsOf), one.after.flatMap(rowsOf)] as const;
    const { differences, doubts } = compareResources(...sides, () => liveArns(one), effort);
    const variables = contextOf([...one.before, ...one.after].map(({ key }) => key));
    for (const { kind, row, isWhole, resource, context, ...difference } of differences) {
      const witness = { action: example, resource, context: { ...context, ...variables } };
      if (isReal(kind, witness)) {
        const isDead = difference.isDead && !isAboutBeyondColons(one, row.resource);
        const change = { actions, resource: row.resource, isWhole, isDead, witness };
        (kind === 'gained' ? gained : lost).push(change);
      } else {
        const reason = 'no request was found that shows a difference for certain';
        undecided.push({ actions, resource: row.resource, reason });
      }
    }
    for (const { row, reason } of doubts) {
      undecided.push({ actions, resource: row.resource, reason });
    }
  }
  const found = { gained: distinct(gained), lost: distinct(lost), undecided };
  return { ...found, unchanged: unchangedActions(before, after, found) };
}

/** Statements that are about the same, before and after, show the same change. */
function distinct(changes: readonly AccessChange[]): readonly AccessChange[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

function isRead({ isReadable }: MeaningfulStatement): boolean {
  return isReadable;
}

/** What is said of a statement of one side that IAM could not read. */
function unread({ statement }: MeaningfulStatement): UndecidedAccess {
  const { name, actions, resources } = statement;
  return {
    actions: actions.length > 0 ? actions.map(({ text }) => text) : ['*'],
    resource: resources.map(({ text }) => text).join(', ') || '*',
    reason: `IAM could not read ${name}, so nobody knows what it means`,
  };
}

/** What both sides grant and no difference was found of. */
function unchangedActions(
  before: PolicyDocuments,
  after: PolicyDocuments,
  { gained, lost, undecided }: Omit<PolicyDiff, 'unchanged'>,
): readonly string[] {
  const different = new Set([gained, lost, undecided].flat().flatMap(({ actions }) => actions));
  const granted = new Set(grantedActions(together(after)));
  return grantedActions(together(before)).filter(
    (action) => granted.has(action) && !different.has(action),
  );
}

/** The documents of a principal as one. */
function together(documents: PolicyDocuments): Readonly<Record<string, unknown>> {
  const statements = documentsOf(documents).flatMap((document) => {
    const value = isParsedPolicy(document) ? document.value : document;
    return isObject(value) && value.Statement !== undefined ? [value.Statement].flat() : [];
  });
  return { Statement: statements };
}

/** Makes the check that one side allows a request and the other does not. */
function checkOf(before: PolicyDocuments, after: PolicyDocuments) {
  const [first, second] = [before, after].map((side) => compilePolicies(documentsOf(side)));
  return (kind: 'gained' | 'lost', witness: Request) => {
    const [was, is] = [first, second].map(
      (side) => side !== undefined && evaluate(side, witness).decision === 'allowed',
    );
    return kind === 'gained' ? !was && is : was && !is;
  };
}

/** The statements that one side has and the other has not. */
function changedOf(
  first: readonly MeaningfulStatement[],
  second: readonly MeaningfulStatement[],
): readonly MeaningfulStatement[] {
  const [before, after] = [first, second].map((side) => new Set(side.map(({ key }) => key)));
  return [
    ...first.filter(({ key }) => !after?.has(key)),
    ...second.filter(({ key }) => !before?.has(key)),
  ];
}

/** Whether actions are about a resource if a star of it goes on over colons: then it may come to something. */
function isAboutBeyondColons({ types }: ActionClass, resource: string): boolean {
  return types.some((type) => canBeBeyondColons(resource, type));
}

const usual = { Partition: 'aws', Region: 'eu-west-1', Account: '123456789012' };

/** The ARNs that actions can be about, those that look familiar first; nothing where that is unknown. */
function liveArns({ isKnown, types }: ActionClass): Iterable<readonly Step[]> | undefined {
  if (!isKnown) return undefined;
  return types.length === 0 ? [noResource] : arnsOf(types);
}

function* arnsOf(types: readonly ResourceType[]): Generator<readonly Step[]> {
  for (const known of [usual, {}]) for (const type of types) yield* arnPatterns(type, known);
}
