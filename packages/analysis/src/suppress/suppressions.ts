import { matchesGlob } from '@pcluster-iam/core';
import type { Finding } from '../lint/finding.ts';
import { statementsOf } from '../lint/statement.ts';
import { type LintedPolicy, titleOf } from '../report/linted-policy.ts';

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
  /** Whether it stands in the file beside the document, or outside of it; outside when left out. */
  readonly kind?: 'inSource' | 'external';
}

/** A finding that is suppressed. */
export interface SuppressedFinding extends Finding {
  /** The suppressions that are about it: one or more. */
  readonly suppressions: readonly Suppression[];
}

/**
 * Takes suppressed findings out, those of the suppressions that stand beside a document too, and
 * keeps them as such.
 *
 * @param policies - What was linted.
 * @param suppressions - What is known and stays.
 */
export function suppress(
  policies: readonly LintedPolicy[],
  suppressions: readonly Suppression[],
): readonly LintedPolicy[] {
  return policies.map((linted) => {
    const own = [...(linted.suppressions ?? []), ...suppressions];
    if (own.length === 0) return linted;
    const names = namesOf(linted);
    const looked = linted.findings.map((finding) => ({
      ...finding,
      suppressions: own.filter((one) => isAbout(one, linted.file, finding, names)),
    }));
    const suppressed = looked.filter((finding) => finding.suppressions.length > 0);
    if (suppressed.length === 0) return linted;
    const findings = linted.findings.filter((_one, at) => looked[at]?.suppressions.length === 0);
    return { ...linted, findings, suppressed: [...(linted.suppressed ?? []), ...suppressed] };
  });
}

/**
 * Tells which of some suppressions are about a finding.
 *
 * @param linted - The document it is in, and the file that is from.
 * @param finding - The finding.
 * @param suppressions - The suppressions.
 */
export function suppressionsOf(
  linted: Pick<LintedPolicy, 'file' | 'policy'>,
  finding: Finding,
  suppressions: readonly Suppression[],
): readonly Suppression[] {
  if (suppressions.length === 0) return [];
  const names = namesOf(linted);
  return suppressions.filter((one) => isAbout(one, linted.file, finding, names));
}

/** What the statements of a document are called. */
function namesOf({ policy }: Pick<LintedPolicy, 'policy'>): readonly string[] {
  return statementsOf(policy.value).map(({ name }) => name);
}

/**
 * Says which suppressions are about nothing that was found, so that they can be taken out. Those for
 * files that were not linted are none of them.
 *
 * @param policies - What `suppress` gave.
 * @param suppressions - What it was given.
 */
export function unusedSuppressions(
  policies: readonly LintedPolicy[],
  suppressions: readonly Suppression[],
): readonly string[] {
  const used = new Set(
    policies.flatMap(({ suppressed = [] }) => suppressed.flatMap((one) => one.suppressions)),
  );
  const places = new Map<Suppression, string>();
  for (const linted of policies) {
    for (const one of linted.suppressions ?? []) {
      if (!places.has(one)) places.set(one, ` beside ${titleOf(linted)}`);
    }
  }
  for (const one of suppressions) {
    const { file: files } = one;
    if (files === undefined) places.set(one, '');
    else if (policies.some(({ file }) => matchesGlob(files, file)))
      places.set(one, ` in files ${files}`);
  }
  return Array.from(places).flatMap(([one, place]) => {
    if (used.has(one)) return [];
    const where = [one.sid, one.path].filter((part) => part !== undefined).join(', ');
    return [
      `the suppression of ${one.code}${where === '' ? '' : ` in ${where}`}${place} suppresses nothing`,
    ];
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
