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
  const report = (element: string, message: string) =>
    problems.push({ path: `Statement[${index}]${element}`, message });

  if (!isPlainObject(value)) {
    report('', `is not a statement but ${quote(value)}; make it with allow() or deny()`);
    return;
  }
  for (const key in value) {
    if (!elements.has(key)) report('', `has the element ${quote(key)}; a statement has ${known}`);
  }
  const { Sid, Effect, Action, Resource, Condition } = value;
  if (Sid !== undefined && !matches(Sid, iamLimits.sid)) {
    report('.Sid', `is ${quote(Sid)}; a Sid is letters and digits`);
  }
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    report('.Effect', `is ${quote(Effect)}; it is "Allow" or "Deny"`);
  }
  checkList(Action, isAction, (at, shown) =>
    report(`.Action${at}`, `is ${shown}; an action has the form "service:Name"`),
  );
  checkList(Resource, isResource, (at, shown) =>
    report(`.Resource${at}`, `is ${shown}; a resource is "*" or an ARN of six segments`),
  );
  if (Condition !== undefined && !isCondition(Condition)) {
    report('.Condition', 'is not a condition; it holds operators, those keys, those values');
  }
}

const elements = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);
const known = [...elements].join(', ');

function checkList(
  value: unknown,
  isRight: (item: unknown) => boolean,
  report: (at: string, shown: string) => void,
): void {
  if (!Array.isArray(value)) {
    if (!isRight(value)) report('', value === undefined ? 'missing' : quote(value));
    return;
  }
  if (value.length === 0) report('', 'empty');
  // By index, because a hole in the array is a mistake too.
  for (let index = 0; index < value.length; index += 1) {
    if (!isRight(value[index])) report(`[${index}]`, quote(value[index]));
  }
}

/** Actions that are known to be well formed: a look-up costs a third of the pattern. */
const knownActions = new Set<unknown>();
const mostKnownActions = 10_000;

function isAction(value: unknown): boolean {
  if (knownActions.has(value)) return true;
  if (!matches(value, iamLimits.action)) return false;
  // Bounded, because a plugin may make its actions up.
  if (knownActions.size < mostKnownActions) knownActions.add(value);
  return true;
}

function isResource(value: unknown): boolean {
  return value === '*' || (matches(value, iamLimits.arn) && matches(value, iamLimits.characters));
}

function isCondition(value: unknown): boolean {
  return everyEntry(value, (keys) =>
    everyEntry(keys, (values) =>
      Array.isArray(values)
        ? values.length > 0 && values.every((item) => matches(item, iamLimits.characters))
        : matches(values, iamLimits.characters),
    ),
  );
}

function everyEntry(value: unknown, isRight: (item: unknown) => boolean): boolean {
  if (!isPlainObject(value)) return false;
  const items = Object.values(value);
  return items.length > 0 && items.every(isRight);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
