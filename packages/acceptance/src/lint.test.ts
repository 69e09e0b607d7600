import { type Finding, lintPolicy } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  compareReleases,
  type PolicyDocument,
  type PolicyText,
  type Scheduler,
} from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { values } from './published-documents.ts';

const schedulers: readonly Scheduler[] = [sge, slurm, torque, awsbatch];

const policies = schedulers.flatMap((scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, kinds]) =>
    Object.keys(kinds).map((kind) => ({ scheduler, name: scheduler.name, release, kind })),
  ),
);

function build(
  scheduler: Scheduler,
  release: string,
  kind: string,
  text: PolicyText,
): PolicyDocument {
  const own = Object.keys(scheduler.releases[release]?.[kind]?.inputs ?? {});
  const options = Object.fromEntries(
    ['region', 'accountId', ...own].map((name) => [name, values[name]]),
  );
  return buildPolicy(kind, { scheduler, release, text, ...options } as never);
}

/** What IAM would refuse, or what can never apply. */
function errorsOf(document: PolicyDocument): readonly Finding[] {
  const findings = lintPolicy({ ...document }, { partition: 'aws' });
  // That a document has outgrown the quota is no mistake of a statement: AWS attaches it in parts.
  return findings.filter(({ severity, code }) => severity === 'error' && code !== 'size');
}

describe.each(policies)('the $kind policy of $name $release', ({ scheduler, release, kind }) => {
  it('has in the published text no error but its errata', () => {
    const document = build(scheduler, release, kind, 'published');
    const named = scheduler.errata
      .filter(
        ({ policies: kinds, since = '0.0.0', until }) =>
          kinds.includes(kind) &&
          compareReleases(release, since) >= 0 &&
          (until === undefined || compareReleases(release, until) < 0),
      )
      .flatMap(({ statements }) => statements);
    for (const { path } of errorsOf(document)) {
      const index = Number(/^Statement\[(\d+)\]/.exec(path)?.[1]);
      expect(named).toContain(document.Statement[index]?.Sid ?? `Statement[${index}]`);
    }
  });

  it('has in the corrected text no error', () => {
    expect(errorsOf(build(scheduler, release, kind, 'corrected'))).toEqual([]);
  });
});
