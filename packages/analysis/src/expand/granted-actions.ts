import { iamLimits } from '@pcluster-iam/core';
import { indexActions, naming } from '../lint/action-index.ts';
import { type ReadAction, readAction, resourcesOfTypes } from '../lint/granted-actions.ts';
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
  const statements = statementsOf(isParsedPolicy(policy) ? policy.value : policy);
  const known = new Map<ServiceAction, string>();
  const unknown = new Map<string, string>();
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    for (const { prefix, matched } of namedBy(statement)) {
      for (const action of matched) {
        if (known.has(action) || !isOnSomeResource(action, statement)) continue;
        known.set(action, `${prefix}:${action.name}`);
      }
    }
    for (const text of unknownIn(statement)) {
      const folded = text.toLowerCase();
      if (!unknown.has(folded)) unknown.set(folded, text);
    }
  }
  const denied = indexActions(statements.filter(deniesEverywhere));
  return [...known.values(), ...unknown.values()]
    .filter((action) => naming(denied, action).next().done)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The actions of each service that a statement names, in whatever way. */
function* namedBy({
  actions,
  notActions,
}: LintedStatement): Generator<Pick<ReadAction, 'prefix' | 'matched'>> {
  for (const { text } of actions) {
    if (isEveryAction(text)) yield* everyAction();
    else yield readAction(text, serviceData);
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

function everyAction(): readonly ReadAction[] {
  return Array.from(serviceData.prefixes, (prefix) => readAction(`${prefix}:*`, serviceData));
}

function isEveryAction(text: string): boolean {
  return /^\*+$/.test(text);
}

/** Of NotResource it is enough that it leaves something. */
function isOnSomeResource({ resourceTypes }: ServiceAction, statement: LintedStatement): boolean {
  return statement.notResources.length > 0
    ? !statement.notResources.some(isEveryResource)
    : resourcesOfTypes(resourceTypes, statement).length > 0;
}

/** What IAM takes for an action and the data does not know. */
function unknownIn(statement: LintedStatement): readonly string[] {
  const { actions, resources, notResources } = statement;
  if (resources.length === 0 && !notResources.some((one) => !isEveryResource(one))) return [];
  return actions
    .map(({ text }) => text)
    .filter(
      (text) =>
        readAction(text, serviceData).matched.length === 0 &&
        !isEveryAction(text) &&
        iamLimits.action.test(text),
    );
}

function deniesEverywhere({ effect, conditions, resources }: LintedStatement): boolean {
  return effect === 'Deny' && conditions.length === 0 && resources.some(isEveryResource);
}

function isEveryResource({ text }: Element): boolean {
  return text === '*';
}
