import { InvalidSchedulerError } from './errors.ts';
import { reservedInputNames } from './input.ts';
import { isPlainObject } from './is-plain-object.ts';
import { quote } from './quote.ts';
import { isRelease } from './release.ts';

const lowercaseName = /^[a-z][a-z0-9-]*$/;
const camelCase = /^[a-z][A-Za-z0-9]*$/;

/** Plugins that passed: a plugin is looked at once, not with every document. */
const checked = new WeakSet<object>();

/**
 * Checks a value against the contract of a scheduler plugin.
 *
 * @throws {@link InvalidSchedulerError} with every problem.
 * @internal
 */
export function checkScheduler(value: unknown): void {
  if (checked.has(Object(value))) return;
  const problems = [...schedulerProblems(value)];
  if (problems.length > 0) throw new InvalidSchedulerError(schedulerName(value), problems);
  checked.add(Object(value));
}

function schedulerName(value: unknown): string {
  return isPlainObject(value) && typeof value.name === 'string' ? value.name : '';
}

function* schedulerProblems(value: unknown): Generator<string> {
  if (!isPlainObject(value)) {
    return yield `It is ${quote(value)}, no plain object; make it with defineScheduler().`;
  }
  const { name, releases, errata, end, texts, sourceChanges } = value;
  if (!matches(name, lowercaseName)) {
    yield `Its name is ${quote(name)}; a name is small letters, digits and hyphens, a letter first.`;
  }
  if (errata !== undefined) yield* errataProblems(errata);
  if (end !== undefined && !isEnd(end)) {
    yield 'Its end is no object with a lastRelease, such as "2.11.4", and an array of successors.';
  }
  if (texts !== undefined && !isTextsByRelease(texts)) {
    yield 'Its texts are no object that tells, for releases, the release whose text they have.';
  }
  if (sourceChanges !== undefined && !isSourceChanges(sourceChanges)) {
    yield 'Its sourceChanges are no list of objects with a release, and what the source was before and after.';
  }
  if (!isPlainObject(releases)) {
    return yield 'Its releases are no object of policies by release.';
  }
  if (Object.keys(releases).length === 0) yield 'It has no release.';
  for (const [release, policies] of Object.entries(releases)) {
    if (!isRelease(release)) {
      yield `The release ${quote(release)} has not the form of three numbers, such as 2.4.1.`;
    }
    if (!isPlainObject(policies) || Object.keys(policies).length === 0) {
      yield `Release ${quote(release)} holds no policies by kind, such as { user, instance }.`;
      continue;
    }
    for (const [kind, policy] of Object.entries(policies)) {
      yield* policyProblems(policy, `The ${kind} policy of release ${release}`);
    }
  }
}

function* errataProblems(errata: unknown): Generator<string> {
  if (!Array.isArray(errata)) return yield 'Its errata are no array.';
  for (const [index, erratum] of errata.entries()) {
    if (!isErratum(erratum)) {
      yield `Erratum ${index} is not whole: it has a name of small letters, digits and hyphens, the texts mistake and correction, and the lists policies, statements and sources; since and until are releases.`;
    }
  }
}

function isErratum(erratum: unknown): boolean {
  if (!isPlainObject(erratum)) return false;
  const { name, policies, statements, mistake, correction, sources, since, until } = erratum;
  return (
    matches(name, lowercaseName) &&
    isTexts([mistake, correction]) &&
    isTexts(policies) &&
    (isTexts(statements) || (isEmpty(statements) && erratum.inBothTexts === true)) &&
    isTexts(sources) &&
    [since, until].every((release) => release === undefined || matches(release, isRelease))
  );
}

function isEnd(end: unknown): boolean {
  return isPlainObject(end) && matches(end.lastRelease, isRelease) && isTexts(end.successors);
}

function isTextsByRelease(texts: unknown): boolean {
  return (
    isPlainObject(texts) &&
    Object.entries(texts)
      .flat()
      .every((one) => matches(one, isRelease))
  );
}

function isSourceChanges(changes: unknown): boolean {
  return (
    Array.isArray(changes) &&
    changes.every(
      (change) =>
        isPlainObject(change) &&
        matches(change.release, isRelease) &&
        isTexts([change.before, change.after]),
    )
  );
}

function isRole(role: unknown): boolean {
  if (!isPlainObject(role)) return false;
  const { service, path, managedPolicies } = role;
  return (
    (service === 'ec2' || service === 'lambda') &&
    matches(path, /^\/(?:.*\/)?$/) &&
    Array.isArray(managedPolicies) &&
    managedPolicies.every((name) => matches(name, /./))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => matches(item, /./));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function* policyProblems(policy: unknown, where: string): Generator<string> {
  if (!isPlainObject(policy))
    return yield `${where} is ${quote(policy)}; make it with definePolicy().`;
  if (typeof policy.statements !== 'function') yield `${where} has no function "statements".`;
  if (!isPlainObject(policy.inputs)) {
    return yield `${where} has no "inputs"; a policy without inputs has an empty object.`;
  }
  if (policy.for !== undefined && !matches(policy.for, camelCase)) {
    yield `${where} is for ${quote(policy.for)}; whom it is for is told in camel case, such as user.`;
  }
  if (policy.features !== undefined && !isTexts(policy.features)) {
    yield `${where} has features that are no list of names; leave them out if it is always needed.`;
  }
  if (policy.role !== undefined && !isRole(policy.role)) {
    yield `${where} has a role that is not whole: it has the service "ec2" or "lambda", a path and a list of managedPolicies.`;
  }
  for (const [name, input] of Object.entries(policy.inputs)) {
    yield* inputProblems(name, input, `${where}: the input ${quote(name)}`);
  }
}

function* inputProblems(name: string, input: unknown, where: string): Generator<string> {
  if (!matches(name, camelCase)) yield `${where} is not camel case.`;
  if (reservedNames.has(name)) {
    yield `${where} has a name that is reserved for the facade; reserved are ${reservedInputNames.join(', ')}.`;
  }
  if (!isPlainObject(input)) return yield `${where} is ${quote(input)}, not an object.`;
  if (!hasStandardSchema(input.schema)) yield `${where} has no Standard Schema as "schema".`;
  if (typeof input.description !== 'string') yield `${where} has no "description".`;
  if (input.example === undefined) yield `${where} has no "example".`;
}

const reservedNames: ReadonlySet<string> = new Set(reservedInputNames);

function hasStandardSchema(schema: unknown): boolean {
  // Object() reads from anything, also from a function, which a schema may be (arktype's are).
  return typeof Object(Object(schema)['~standard']).validate === 'function';
}

function matches(value: unknown, form: RegExp | ((text: string) => boolean)): boolean {
  if (typeof value !== 'string') return false;
  return typeof form === 'function' ? form(value) : form.test(value);
}
