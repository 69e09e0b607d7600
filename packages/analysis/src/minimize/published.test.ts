import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// biome-ignore format: one line
import { documentNames, publishedDocument, publishedFolder } from '../../../acceptance/src/published-documents.ts';
import { policySize } from '../lint/rules/sizes.ts';
import { diffPolicies } from '../meaning/diff-policies.ts';
import { minimizePolicy } from './minimize-policy.ts';

const isPublished = publishedFolder !== '';

const documents = isPublished
  ? readdirSync(publishedFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: release }) =>
        documentNames(publishedFolder, release).map((name) => `${release}/${name}`),
      )
  : [];

/** What AWS published, which is an object. */
const read = (name: string) => publishedDocument(name) as object;

describe.skipIf(!isPublished)('what AWS published', () => {
  it.each(documents)('%s is no longer, and allows the same', (name) => {
    const document = read(name);
    const { document: after, size, isComplete } = minimizePolicy(document);
    expect(isComplete).toBe(true);
    expect(size).toBeLessThanOrEqual(policySize(document));
    const { gained, lost, undecided } = diffPolicies(document, after);
    expect({ gained, lost, undecided }).toEqual({ gained: [], lost: [], undecided: [] });
    expect(minimizePolicy(after).document).toEqual(after);
  });

  it('becomes shorter by more than a tenth in all', () => {
    const sizes = documents.map((name) => minimizePolicy(read(name)));
    const before = sizes.reduce((sum, { sizeBefore }) => sum + sizeBefore, 0);
    const after = sizes.reduce((sum, { size }) => sum + size, 0);
    expect(after).toBeLessThan(0.9 * before);
  });

  // These have outgrown the quota.
  it.each(['2.10.0/user.sge-slurm-torque', '3.7.2/user-cluster', '3.8.0/user-cluster'])(
    '%s fits into a managed policy, without a wildcard',
    (name) => {
      const document = read(name);
      expect(policySize(document)).toBeGreaterThan(6_144);
      const { size, wildcards } = minimizePolicy(document, { budget: 6_144 });
      expect(size).toBeLessThanOrEqual(6_144);
      expect(wildcards).toEqual([]);
    },
  );

  it('fits into less than it can be otherwise by wildcards that stand for nothing else', () => {
    const document = read('2.10.0/user.sge-slurm-torque');
    const { size, wildcards, document: after } = minimizePolicy(document, { budget: 3_700 });
    expect(size).toBeLessThanOrEqual(3_700);
    expect(wildcards).not.toEqual([]);
    // The data knows the actions of today, and no other of them is allowed.
    const { gained, lost } = diffPolicies(document, after);
    expect(lost).toEqual([]);
    expect(
      gained.flatMap(({ actions }) => actions).filter((action) => !action.includes('…')),
    ).toEqual([]);
  });
});
