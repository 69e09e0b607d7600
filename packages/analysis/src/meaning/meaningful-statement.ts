import { iamLimits } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { type ConditionTest, type LintedStatement, statementsOf } from '../lint/statement.ts';
import { isParsedPolicy } from '../parse/parse-policy.ts';
import type { PolicyInput } from './compile-policies.ts';
import { isWellFormed } from './compile-statement.ts';

/** A document, or several that stand on one principal. */
export type PolicyDocuments = PolicyInput | readonly PolicyInput[];

/** A statement, with a text that is the same for all that say the same. */
export interface MeaningfulStatement {
  readonly statement: LintedStatement;
  readonly key: string;
  /** Whether IAM could read it: what it could not has no meaning that is certain. */
  readonly isReadable: boolean;
  /** Whether variables such as `${aws:username}` are such, and not plain text. */
  readonly hasVariables: boolean;
}

/** Takes the statements out of documents. */
export function meaningfulStatements(documents: PolicyDocuments): readonly MeaningfulStatement[] {
  return documentsOf(documents).flatMap((document) => {
    const isParsed = isParsedPolicy(document);
    const value = isParsed ? document.value : document;
    if (!isObject(value)) return [];
    const { Version, Statement } = value;
    const hasVariables = Version === iamLimits.policyVersion;
    const isWhole =
      (!isParsed || document.problems.length === 0) &&
      (hasVariables || Version === undefined || Version === '2008-10-17');
    // Those that are no objects are none in either list.
    const raw = [Statement].flat().filter(isObject);
    return statementsOf(value).map((statement, index) => {
      const written = raw[index] ?? {};
      const isReadable = isWhole && isWellFormed(written);
      const key = isReadable ? keyOf(statement, hasVariables) : JSON.stringify([written, Version]);
      return { statement, key, isReadable, hasVariables };
    });
  });
}

/** A document, or several, as a list. */
export function documentsOf(documents: PolicyDocuments): readonly PolicyInput[] {
  // An array is no document, which a type of objects cannot say.
  return Array.isArray(documents) ? documents : [documents as PolicyInput];
}

function keyOf(statement: LintedStatement, hasVariables: boolean): string {
  const { effect, actions, notActions, resources, notResources, conditions } = statement;
  const texts = (elements: LintedStatement['actions']) => elements.map(({ text }) => text);
  const lists = [
    texts(actions).map((text) => text.toLowerCase()),
    texts(notActions).map((text) => text.toLowerCase()),
    texts(resources),
    texts(notResources),
  ].map((list) => sorted(list));
  return JSON.stringify([effect, hasVariables, ...lists, conditionsKey(conditions)]);
}

/** A text that is the same for conditions that hold the same, whatever the order. */
export function conditionsKey(conditions: readonly ConditionTest[]): string {
  return sorted(
    conditions.map(({ operator, key, values }) =>
      JSON.stringify([operator, key.toLowerCase(), sorted(values)]),
    ),
  ).join();
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
}
