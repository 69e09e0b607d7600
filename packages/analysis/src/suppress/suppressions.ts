import { matchesGlob } from '@pcluster-iam/core';
import type { Finding } from '../lint/finding.ts';
import { isObject } from '../lint/is-object.ts';
import { statementsOf } from '../lint/statement.ts';
import type { LintedPolicy } from '../report/linted-policy.ts';

/** A finding that is known and stays: what it is, where, and why. */
export interface Suppression {
  /** The code of the finding, such as `write-on-all`. */
  readonly code: string;
  /** The files it is about, with `*` and `?`; all of them when left out. */
  readonly file?: string;
  /** The path of the element, with `*` and `?`, such as `Statement[3]*`; all of them when left out. */
  readonly path?: string;
  /** The Sid of the statement it is in; all of them when left out. */
  readonly sid?: string;
  /** Why the finding is right to stay. */
  readonly reason: string;
}

const keys = ['code', 'file', 'path', 'sid', 'reason'];

/**
 * Reads suppressions out of a configuration, `{ "suppress": [ … ] }`.
 *
 * @param configuration - The parsed configuration.
 * @throws `TypeError` with every problem, when an entry is not whole or has no reason.
 */
export function readSuppressions(configuration: unknown): readonly Suppression[] {
  if (!isObject(configuration) || !Array.isArray(configuration.suppress)) {
    throw new TypeError('The configuration is no object with a list "suppress".');
  }
  const problems: string[] = [];
  for (const [index, entry] of configuration.suppress.entries()) {
    const where = `suppress[${index}]`;
    if (!isObject(entry)) {
      problems.push(`${where} is no object`);
      continue;
    }
    for (const [key, value] of Object.entries(entry)) {
      if (!keys.includes(key))
        problems.push(`${where} has ${JSON.stringify(key)}; it may have ${keys.join(', ')}`);
      else if (typeof value !== 'string') problems.push(`${where}.${key} is no text`);
    }
    for (const key of ['code', 'reason']) {
      const value = entry[key];
      if (typeof value !== 'string' || value.trim() === '')
        problems.push(`${where}.${key} is missing`);
    }
  }
  if (problems.length > 0) throw new TypeError(`${problems.join('; ')}.`);
  // Every entry was just looked at.
  return configuration.suppress as readonly Suppression[];
}

/**
 * Takes suppressed findings out.
 *
 * @param policies - What was linted.
 * @param suppressions - What is known and stays.
 */
export function suppress(
  policies: readonly LintedPolicy[],
  suppressions: readonly Suppression[],
): readonly LintedPolicy[] {
  if (suppressions.length === 0) return policies;
  return policies.map((linted) => {
    const names = statementsOf(linted.policy.value).map(({ name }) => name);
    const isSuppressed = (finding: Finding) =>
      suppressions.some((suppression) => isAbout(suppression, linted.file, finding, names));
    return { ...linted, findings: linted.findings.filter((finding) => !isSuppressed(finding)) };
  });
}

function isAbout(
  { code, file: files, path, sid }: Suppression,
  file: string,
  finding: Finding,
  names: readonly string[],
): boolean {
  return (
    code === finding.code &&
    (files === undefined || matchesGlob(files, file)) &&
    (path === undefined || matchesGlob(path, finding.path)) &&
    (sid === undefined || sid === nameOf(finding.path, names))
  );
}

function nameOf(path: string, names: readonly string[]): string | undefined {
  const [, index = '0'] = /^Statement(?:\[(\d+)\])?/.exec(path) ?? [];
  return path.startsWith('Statement') ? names[Number(index)] : undefined;
}
