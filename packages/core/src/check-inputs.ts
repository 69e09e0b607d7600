import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type InputIssue, InvalidSchedulerError } from './errors.ts';
import type { CheckedInputs, Input, Inputs } from './input.ts';
import { isPlainObject } from './is-plain-object.ts';
import { isPromise } from './is-promise.ts';
import { describeThrown, printable, quote } from './quote.ts';

/** The options of a call, as far as they are known before they are checked. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * Checks the values of options against their definitions, in the order of the definitions, and adds
 * what is wrong to `issues`. Only an option's own properties count, never inherited ones.
 *
 * @param scheduler - The name of the scheduler whose schemas these are.
 * @returns The checked values, without those that are wrong or left out.
 * @throws {@link InvalidSchedulerError} when a schema does not answer as a synchronous Standard
 * Schema does.
 * @internal
 */
export function checkInputs<Definitions extends Inputs>(
  definitions: Definitions,
  options: Options,
  issues: InputIssue[],
  scheduler = '',
): Partial<CheckedInputs<Definitions>> {
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(definitions)) {
    const definition = definitions[name] as Input; // There, because it is one of its own keys.
    const given = ownValue(options, name);
    if (given !== undefined) {
      const answer = validate(name, definition, given, scheduler);
      if (answer.issues) {
        for (const issue of answer.issues) issues.push(invalid(name, issue));
      } else checked[name] = answer.value;
    } else if (!definition.optional) issues.push(missing(name, definition));
  }
  // Each value has passed the schema that its type is read from.
  return checked as Partial<CheckedInputs<Definitions>>;
}

/**
 * Takes the options of a call as an object whose own properties can be read.
 *
 * @internal
 */
export function plainOptions(given: unknown, issues: InputIssue[]): Options {
  if (isPlainObject(given)) return given;
  const message = `are ${quote(given)}; pass a plain object that inherits nothing`;
  issues.push({ code: 'invalid', input: 'options', message });
  return {};
}

/**
 * Adds every option that nobody asked for to `issues`, symbols and `__proto__` too.
 *
 * @param hint - Tells what else the name may be, to be read on from the message.
 * @internal
 */
export function refuseUnknown(
  options: Options,
  known: readonly string[],
  inputs: Inputs,
  issues: InputIssue[],
  hint: (name: string) => string = () => '',
): void {
  for (const name of Reflect.ownKeys(options)) {
    if (typeof name === 'string' && (known.includes(name) || Object.hasOwn(inputs, name))) continue;
    const names = [...known, ...Object.keys(inputs)].join(', ');
    const message = `is not an option here; the options are ${names}${hint(String(name))}`;
    issues.push({ code: 'unknown', input: showName(name), message });
  }
}

/**
 * Reads a property that is the object's own: `__proto__` and `constructor` are no names of ours.
 *
 * @internal
 */
export function ownValue<Value>(
  values: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A name that is no identifier is quoted, so that it cannot reach a terminal as it is. */
function showName(name: string | symbol): string {
  const text = String(name);
  return /^\w{1,80}$/.test(text) ? text : quote(text);
}

function validate(
  name: string,
  { schema }: Input,
  given: unknown,
  scheduler: string,
): StandardSchemaV1.Result<unknown> {
  let answer: unknown;
  try {
    answer = schema['~standard'].validate(given);
  } catch (cause) {
    const problem = `The schema of the input ${name} threw ${describeThrown(cause)}`;
    throw new InvalidSchedulerError(scheduler, [problem], { cause });
  }
  if (isResult(answer)) return answer;
  const problem = isPromise(answer)
    ? 'a promise; the check of an input is synchronous.'
    : 'neither a value nor issues that each have a message.';
  throw new InvalidSchedulerError(scheduler, [
    `The schema of the input ${name} answered with ${problem}`,
  ]);
}

function isResult(answer: unknown): answer is StandardSchemaV1.Result<unknown> {
  if (!isObject(answer)) return false;
  const issues: unknown = Reflect.get(answer, 'issues');
  if (issues === undefined) return 'value' in answer;
  return Array.isArray(issues) && issues.length > 0 && issues.every(isIssue);
}

function isIssue(issue: unknown): boolean {
  if (!isObject(issue) || typeof Reflect.get(issue, 'message') !== 'string') return false;
  const path: unknown = Reflect.get(issue, 'path');
  return path === undefined || (Array.isArray(path) && path.every((step) => step !== null));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function invalid(input: string, { message, path = [] }: StandardSchemaV1.Issue): InputIssue {
  const steps = path.map((step) => (typeof step === 'object' ? step.key : step));
  const place = [input, ...steps.map(String)].join('.');
  return { code: 'invalid', input: printable(place), message: printable(message) };
}

function missing(input: string, { description, example }: Input): InputIssue {
  const message = `is missing: ${description}, such as ${[example].flat().map(show).join(', ')}`;
  return { code: 'missing', input, message: printable(message) };
}

function show(example: unknown): string {
  return typeof example === 'string' ? quote(example) : String(example);
}
