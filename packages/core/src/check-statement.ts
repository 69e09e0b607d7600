import type { DocumentProblem } from './errors.ts';
import { iamLimits } from './iam-limits.ts';
import { isPlainObject } from './is-plain-object.ts';
import { quote } from './quote.ts';

/**
 * Checks one value against the grammar of a statement of an identity policy and adds what is wrong
 * with it to `problems`.
 *
 * @internal
 */
export function checkStatement(value: unknown, index: number, problems: DocumentProblem[]): void {
  if (isStatement(value)) return;
  for (const [element, message] of explain(value)) {
    problems.push({ path: `Statement[${index}]${element}`, message });
  }
}

/** Says yes without making anything, because almost every statement is right. */
function isStatement(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    hasKnownElements(value) &&
    isSid(value.Sid) &&
    isEffect(value.Effect) &&
    isOneOrMore(value.Action, isAction) &&
    isOneOrMore(value.Resource, isResource) &&
    isCondition(value.Condition)
  );
}

function* explain(value: unknown): Generator<readonly [element: string, message: string]> {
  if (!isPlainObject(value)) {
    return yield ['', `is ${quote(value)}, not a statement; make it with allow() or deny()`];
  }
  for (const key in value) {
    if (isElement(key)) continue;
    yield [
      '',
      `has the element ${quote(key)}; it may have Sid, Effect, Action, Resource, Condition`,
    ];
  }
  const { Sid, Effect, Action, Resource, Condition } = value;
  if (!isSid(Sid)) yield ['.Sid', `is ${quote(Sid)}; a Sid is letters and digits`];
  if (!isEffect(Effect)) yield ['.Effect', `is ${quote(Effect)}; it is "Allow" or "Deny"`];
  for (const [at, shown] of wrongItems(Action, isAction)) {
    yield [`.Action${at}`, `is ${shown}; an action has the form "service:Name"`];
  }
  for (const [at, shown] of wrongItems(Resource, isResource)) {
    yield [`.Resource${at}`, `is ${shown}; a resource is "*" or an ARN of six segments`];
  }
  if (!isCondition(Condition)) {
    yield [
      '.Condition',
      'is no condition, which holds operators, those keys, and those text values',
    ];
  }
}

function* wrongItems(
  value: unknown,
  isRight: (item: unknown) => boolean,
): Generator<readonly [at: string, shown: string]> {
  if (!Array.isArray(value)) {
    if (!isRight(value)) yield ['', value === undefined ? 'missing' : quote(value)];
    return;
  }
  if (value.length === 0) yield ['', 'empty'];
  for (const [index, item] of value.entries()) {
    if (!isRight(item)) yield [`[${index}]`, quote(item)];
  }
}

function hasKnownElements(statement: object): boolean {
  for (const key in statement) if (!isElement(key)) return false;
  return true;
}

/** Spelt out, because engines compare names faster than they search a list. */
function isElement(key: string): boolean {
  return (
    key === 'Sid' ||
    key === 'Effect' ||
    key === 'Action' ||
    key === 'Resource' ||
    key === 'Condition'
  );
}

function isOneOrMore(value: unknown, isRight: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return isRight(value);
  // By index, because `every` passes over the holes of an array.
  for (let index = 0; index < value.length; index += 1) if (!isRight(value[index])) return false;
  return value.length > 0;
}

function isSid(value: unknown): boolean {
  return value === undefined || isSidText(value);
}

function isEffect(value: unknown): boolean {
  return value === 'Allow' || value === 'Deny';
}

const isSidText = remembering(iamLimits.sid);
const isAction = remembering(iamLimits.action);

/** Tests texts against a pattern and remembers the right ones: a look-up costs a third of the test. */
function remembering(pattern: RegExp): (value: unknown) => boolean {
  const right = new Set<unknown>();
  return (value) => {
    if (right.has(value)) return true;
    if (typeof value !== 'string' || !pattern.test(value)) return false;
    // Bounded, because a plugin may make its texts up.
    if (right.size < 10_000) right.add(value);
    return true;
  };
}

function isResource(value: unknown): boolean {
  return value === '*' || (typeof value === 'string' && iamLimits.arn.test(value));
}

function isCondition(value: unknown): boolean {
  return value === undefined || everyEntry(value, isOperator, isKeys);
}

function isKeys(value: unknown): boolean {
  return everyEntry(value, isKey, (values) => isOneOrMore(values, isText));
}

function everyEntry(
  value: unknown,
  isName: (name: string) => boolean,
  isRight: (item: unknown) => boolean,
): boolean {
  if (!isPlainObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([name, item]) => isName(name) && isRight(item));
}

function isOperator(name: string): boolean {
  return iamLimits.conditionOperator.test(name);
}

function isKey(name: string): boolean {
  return isText(name) && name.includes(':');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && iamLimits.characters.test(value);
}
