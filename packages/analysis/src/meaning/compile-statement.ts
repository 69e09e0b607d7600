import { iamLimits, matchesGlob } from '@pcluster-iam/core';
import { conditionForms } from '../lint/rules/condition-form.ts';
import type { ConditionTest, LintedStatement } from '../lint/statement.ts';
import { hasWildcard } from '../match/wildcard.ts';
import { type ParsedPolicy, showPath } from '../parse/parse-policy.ts';
import type { Position } from '../parse/position.ts';
import { type Answer, not } from './answer.ts';
import { type CompiledTest, compileTest } from './condition.ts';
import { beginningsOf, matchResources, type ResourceMatcher } from './match-resources.ts';

/** Which statement is meant. */
export interface StatementReference {
  /** The place of its document among those that were given. */
  readonly document: number;
  /** Where it stands in its document, such as `Statement[3]`. */
  readonly path: string;
  /** Where that is in the text, where the document was read from one. */
  readonly position?: Position;
  /** Its Sid, where it has one. */
  readonly sid?: string;
  /** Its effect; what is not Allow is taken for Deny. */
  readonly effect: 'Allow' | 'Deny';
}

/** A statement that is ready for any number of requests. */
export interface CompiledStatement {
  /** Which it is. */
  readonly reference: StatementReference;
  /** Whether IAM could read it. */
  readonly isReadable: boolean;
  /** The actions in small letters, where it names them one by one. */
  readonly names: readonly string[] | undefined;
  /** Whether it is about an action, in small letters. */
  readonly matchesAction: (action: string) => Answer;
  /** What stands in Resource or NotResource. */
  readonly resources: readonly string[];
  /** How the last segment of each begins; nothing where that does not tell what it is about. */
  readonly beginnings: readonly string[] | undefined;
  /** Whether it is about a resource. */
  readonly matchesResource: ResourceMatcher;
  /** The tests of its condition. */
  readonly tests: readonly {
    /** The test as it is written. */
    readonly test: ConditionTest;
    /** Whether it holds. */
    readonly holds: CompiledTest;
  }[];
}

/** What a statement's document says for all of them. */
export interface CompiledDocument {
  /** Its place among those that were given. */
  readonly document: number;
  /** Whether IAM could read it. */
  readonly isReadable: boolean;
  /** Whether variables are filled in. */
  readonly hasVariables: boolean;
  /** Where its elements stand in its text. */
  readonly locate: ParsedPolicy['locate'] | undefined;
}

const elements = new Set([
  ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
]);

/**
 * Prepares a statement for any number of requests.
 *
 * @param raw - The statement as it is written.
 * @param statement - The same, as far as its elements have the right form.
 * @param document - What its document says for it.
 */
export function compileStatement(
  raw: Readonly<Record<string, unknown>>,
  { path, conditions }: LintedStatement,
  { document, isReadable, hasVariables, locate }: CompiledDocument,
): CompiledStatement {
  const { Sid, Effect } = raw;
  const action = oneOf(raw, 'Action');
  const resource = oneOf(raw, 'Resource');
  return {
    reference: {
      document,
      path: showPath(path),
      ...(locate ? { position: locate(path) } : {}),
      ...(typeof Sid === 'string' && Sid !== '' ? { sid: Sid } : {}),
      effect: Effect === 'Allow' ? 'Allow' : 'Deny',
    },
    isReadable: isReadable && hasKnownForm(raw),
    names: action?.isNegated === false ? exactNames(action.texts) : undefined,
    matchesAction: action ? matchActions(action) : () => undefined,
    resources: resource?.texts ?? [],
    beginnings:
      resource?.isNegated === false ? beginningsOf(resource.texts, hasVariables) : undefined,
    matchesResource: resource ? resourceMatcher(resource, hasVariables) : () => undefined,
    tests: (isConditionReadable(raw) ? conditions : []).map((test) => ({
      test,
      holds: compileTest(test, hasVariables),
    })),
  };
}

/** Whether IAM could read a statement of an identity policy, with all that stands in it. */
export function isWellFormed(raw: Readonly<Record<string, unknown>>): boolean {
  const [action, resource] = [oneOf(raw, 'Action'), oneOf(raw, 'Resource')];
  return (
    hasKnownForm(raw) &&
    (action?.texts.every((text) => iamLimits.action.test(text)) ?? false) &&
    (resource?.texts.every((text) => text === '*' || iamLimits.arn.test(text)) ?? false)
  );
}

/** Whether IAM could read a statement but for its actions and resources, which are read one by one. */
function hasKnownForm(raw: Readonly<Record<string, unknown>>): boolean {
  return (
    (raw.Effect === 'Allow' || raw.Effect === 'Deny') &&
    isConditionReadable(raw) &&
    Object.keys(raw).every((name) => elements.has(name))
  );
}

function isConditionReadable({ Condition }: Readonly<Record<string, unknown>>): boolean {
  return Condition === undefined || [...conditionForms(Condition, [])].length === 0;
}

/** An element, or the one that stands for all but what it names. */
interface ReadElement {
  readonly texts: readonly string[];
  readonly isNegated: boolean;
}

/** Reads the one of an element and its opposite that a statement has; nothing where IAM could not. */
function oneOf(
  raw: Readonly<Record<string, unknown>>,
  name: 'Action' | 'Resource',
): ReadElement | undefined {
  const [only, ...more] = [name, `Not${name}`].filter((one) => raw[one] !== undefined);
  if (only === undefined || more.length > 0) return undefined;
  const texts = [raw[only]].flat();
  if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) return undefined;
  return { texts, isNegated: only !== name };
}

function exactNames(texts: readonly string[]): readonly string[] | undefined {
  const isExact = texts.every((text) => iamLimits.action.test(text) && !hasWildcard(text));
  return isExact ? [...new Set(texts.map((text) => text.toLowerCase()))] : undefined;
}

function matchActions({ texts, isNegated }: ReadElement): (action: string) => Answer {
  const readable = texts
    .filter((text) => iamLimits.action.test(text))
    .map((text) => text.toLowerCase());
  const exact = new Set(readable);
  const patterns = readable.filter(hasWildcard);
  const otherwise = readable.length < texts.length ? undefined : false;
  return (action) => {
    const isNamed =
      exact.has(action) || patterns.some((pattern) => matchesGlob(pattern, action)) || otherwise;
    return isNegated ? not(isNamed) : isNamed;
  };
}

function resourceMatcher(
  { texts, isNegated }: ReadElement,
  hasVariables: boolean,
): ResourceMatcher {
  // A resource whose variable is missing matches nothing; AWS does not tell whether NotResource then matches all.
  const matches = matchResources(texts, hasVariables, isNegated ? undefined : false);
  return isNegated ? (resource, context) => not(matches(resource, context)) : matches;
}
