import { diffPolicies, packPolicies } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildPolicy, type PolicyDocument, type Scheduler } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { values } from './published-documents.ts';

/** IAM User Guide, "IAM and AWS STS quotas": a managed policy, white space not counted. */
const quota = 6144;

/** Every document that somebody may need in a release, whatever the features. */
const recipients = [sge, slurm, torque, awsbatch].flatMap((scheduler: Scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, policies]) => {
    const kinds = Object.entries(policies);
    return [...new Set(kinds.map(([kind, policy]) => policy.for ?? kind))].map((recipient) => ({
      scheduler: scheduler.name,
      release,
      recipient,
      documents: Object.fromEntries(
        kinds
          .filter(([kind, policy]) => (policy.for ?? kind) === recipient)
          .map(([kind]) => [kind, build(scheduler, release, kind)]),
      ),
    }));
  }),
);

function build(scheduler: Scheduler, release: string, kind: string): PolicyDocument {
  const own = Object.keys(scheduler.releases[release]?.[kind]?.inputs ?? {});
  const options = Object.fromEntries(
    ['region', 'accountId', ...own].map((name) => [name, values[name]]),
  );
  return buildPolicy(kind, { scheduler, release, ...options } as never);
}

const sizeOf = (value: unknown) => JSON.stringify(value).length;

/** So many documents are needed at least: each has a frame, and a comma between two statements. */
function leastCount(documents: readonly PolicyDocument[]): number {
  const room = quota - sizeOf({ Version: '2012-10-17', Statement: [] });
  const statements = documents.flatMap(({ Statement }) => Statement);
  const all = statements.reduce((sum, statement) => sum + sizeOf(statement) + 1, 0);
  // With n documents there are n commas less than statements.
  return Math.ceil(all / (room + 1));
}

/** All of a statement but its name, as text. */
const withoutSid = (statement: object) => JSON.stringify({ ...statement, Sid: undefined });

describe.each(recipients)('what the $recipient of $scheduler $release needs', ({ documents }) => {
  const given = Object.values(documents);

  it.each([false, true])(
    'is packed into the fewest documents, by service: %s',
    (groupByService) => {
      const packed = packPolicies(documents, { groupByService });
      expect(packed.lowerBound).toBe(leastCount(given));
      expect(packed.documents).toHaveLength(leastCount(given));
      expect(packed.dividedStatements).toEqual([]);
      const sides = [given, packed.documents.map(({ document }) => document)] as const;
      const [one, other] = sides.map((side) => side.map((document) => ({ ...document })));
      const { unchanged: _same, ...differences } = diffPolicies(one ?? [], other ?? []);
      expect(differences).toEqual({ gained: [], lost: [], undecided: [] });

      const before = given.flatMap(({ Statement }) => Statement);
      const after = packed.documents.flatMap(({ document }) => document.Statement);
      expect(after.map(withoutSid).sort()).toEqual(before.map(withoutSid).sort());
      for (const { document, size } of packed.documents) {
        expect(size).toBe(sizeOf(document));
        expect(size).toBeLessThanOrEqual(quota);
        const sids = document.Statement.flatMap(({ Sid }) => (Sid === undefined ? [] : [Sid]));
        expect(new Set(sids).size).toBe(sids.length);
      }
      // A Sid is another one only where its own stands in the document already.
      for (const { packed: name, document, index, before: sid, after: now } of packed.renamedSids) {
        const one = packed.documents.find((each) => each.name === name);
        const origins = one?.origins ?? [];
        const at = origins.findIndex((each) => each.document === document && each.index === index);
        const named = one?.document.Statement.slice(0, at).map(({ Sid }) => Sid);
        expect(named).toContain(sid);
        expect(one?.document.Statement[at]?.Sid).toBe(now);
        expect(documents[document]?.Statement[index]?.Sid).toBe(sid);
      }
    },
  );

  it('keeps its order where it is not grouped', () => {
    const order = packPolicies(documents).documents.flatMap(({ origins }) =>
      origins.map(({ document, index }) => `${document} ${index}`),
    );
    const written = Object.entries(documents).flatMap(([kind, { Statement }]) =>
      Statement.map((_statement, index) => `${kind} ${index}`),
    );
    expect(order).toEqual(written);
  });
});

describe('a document that has outgrown the quota', () => {
  // As they are rendered for eu-west-1; that of 2.10.0 also depends on the name of a role.
  it.each([
    ['2.10.0', 'user', undefined],
    ['3.7.2', 'userCluster', 6336],
    ['3.8.0', 'userCluster', 6367],
  ] as const)('of %s, %s, needs two', (release, kind, size) => {
    const document = build(slurm, release, kind);
    expect(sizeOf(document)).toBeGreaterThan(quota);
    if (size !== undefined) expect(sizeOf(document)).toBe(size);
    const { documents, lowerBound, renamedSids } = packPolicies({ [kind]: document });
    expect(lowerBound).toBe(2);
    expect(documents.map(({ name }) => name)).toEqual([kind, `${kind}-2`]);
    expect(documents.flatMap((one) => one.document.Statement)).toEqual(document.Statement);
    expect(renamedSids).toEqual([]);
  });
});
