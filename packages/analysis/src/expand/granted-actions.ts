import { iamLimits } from '@pcluster-iam/core';
import { indexActions, naming } from '../lint/action-index.ts';
import { isObject } from '../lint/is-object.ts';
import { type ReadAction, readAction, resourcesOfTypes } from '../lint/read-action.ts';
import { type Element, type LintedStatement, statementsOf } from '../lint/statement.ts';
import { isParsedPolicy, type ParsedPolicy } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import type { ServiceAction } from '../services/service.ts';

/**
 * Names every action that an identity policy grants: those of its Allow statements, wildcards and
 * NotAction written out, on at least one resource that the action can be about, whatever the
 * condition. What a Deny on `*` without a condition takes away is left out. An action of which the
 * service data knows nothing stands as it is written, because it may be newer than the data.
 *
 * @param policy - What `parsePolicy` gave, or a document that is parsed already.
 * @returns The actions as AWS writes them, sorted, each once.
 * @example
 * ```ts
 * for (const action of grantedActions(parsePolicy(text))) console.log(action);
 * ```
 */
export function grantedActions(
  policy: ParsedPolicy | Readonly<Record<string, unknown>>,
): readonly string[] {
  const known = new Map<ServiceAction, string>();
  const unknown = new Map<string, string>();
  const denials: LintedStatement[] = [];
  // Texts of actions that are granted already: statements repeat each other in large documents.
  const settled = new Set<unknown>();
  for (const statement of eachStatement(isParsedPolicy(policy) ? policy.value : policy, settled)) {
    if (deniesEverywhere(statement)) denials.push(statement);
    if (statement.effect !== 'Allow') continue;
    for (const { prefix, matched, text } of namedBy(statement)) {
      for (const action of matched) {
        if (known.has(action) || !isOnSomeResource(action, statement)) continue;
        known.set(action, `${prefix}:${action.name}`);
      }
      if (text === undefined) continue;
      if (matched.length > 0) {
        if (matched.every((action) => known.has(action))) settled.add(text);
      } else if (mayBeUnknown(text, statement)) {
        const folded = text.toLowerCase();
        if (!unknown.has(folded)) unknown.set(folded, text);
        settled.add(text);
      }
    }
  }
  const denied = indexActions(denials);
  return [...known.values(), ...unknown.values()]
    .filter((action) => naming(denied, action).length === 0)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** One statement at a time, so that the elements of a large document are not there all at once. */
function* eachStatement(
  document: unknown,
  settled: ReadonlySet<unknown>,
): Generator<LintedStatement> {
  if (!isObject(document)) return;
  for (const Statement of [document.Statement].flat()) {
    const rest = withoutSettled(Statement, settled);
    if (rest !== undefined) yield* statementsOf({ Statement: rest });
  }
}

/** What a statement may grant beside what is settled, if it may. */
function withoutSettled(statement: unknown, settled: ReadonlySet<unknown>): unknown {
  if (!isObject(statement) || statement.Effect !== 'Allow') return statement;
  const { Action, NotAction } = statement;
  if (NotAction !== undefined || Action === undefined) return statement;
  const left = [Action].flat().filter((text) => !settled.has(text));
  return left.length === 0 ? undefined : { ...statement, Action: left };
}

/** Actions of a service, and the text that names them where it is of that service alone. */
interface NamedActions extends Pick<ReadAction, 'prefix' | 'matched'> {
  readonly text?: string;
}

/** The actions that a statement names, in whatever way. */
function* namedBy({ actions, notActions }: LintedStatement): Generator<NamedActions> {
  for (const { text } of actions) {
    if (isEveryAction(text)) yield* everyAction();
    else {
      const { prefix, matched } = readAction(text, serviceData);
      yield { prefix, matched, text };
    }
  }
  if (notActions.length === 0) return;
  for (const { prefix, matched } of everyAction()) {
    const excepted = new Set(
      notActions.flatMap(({ text }) => {
        const read = isEveryAction(text) ? { prefix, matched } : readAction(text, serviceData);
        return read.prefix === prefix ? read.matched : [];
      }),
    );
    yield { prefix, matched: matched.filter((action) => !excepted.has(action)) };
  }
}

function everyAction(): readonly NamedActions[] {
  return Array.from(serviceData.prefixes, (prefix) => {
    const { matched } = readAction(`${prefix}:*`, serviceData);
    return { prefix, matched };
  });
}

function isEveryAction(text: string): boolean {
  return /^\*+$/.test(text);
}

/** Of NotResource it is enough that it leaves something. */
function isOnSomeResource({ requestTypes }: ServiceAction, statement: LintedStatement): boolean {
  return statement.notResources.length > 0
    ? !statement.notResources.some(isEveryResource)
    : resourcesOfTypes(requestTypes, statement).length > 0;
}

/** Whether IAM takes a text for an action, which the statement grants on something. */
function mayBeUnknown(text: string, { resources, notResources }: LintedStatement): boolean {
  const isOnSomething = resources.length > 0 || notResources.some((one) => !isEveryResource(one));
  return isOnSomething && iamLimits.action.test(text);
}

function deniesEverywhere({ effect, conditions, resources }: LintedStatement): boolean {
  return effect === 'Deny' && conditions.length === 0 && resources.some(isEveryResource);
}

function isEveryResource({ text }: Element): boolean {
  return text === '*';
}
