import type { PermissionChanges, StatementChange } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { changeRows } from './change-rows.ts';

const none = { added: [], removed: [], unpublished: [] };
const same = { actions: none, resources: none };
const at = (policy: string, statement: string) => ({ policy, statement });

/** The rows of one changed statement of the policy `user`, each in one line. */
function rowsOf(change: StatementChange): readonly string[] {
  const changes: PermissionChanges = {
    scheduler: 'demo',
    from: '1.0.0',
    to: '2.0.0',
    direction: 'upgrade',
    sharedPolicies: ['user'],
    policies: [{ policy: 'user', for: 'user', change: 'changed', statements: [change] }],
  };
  return changeRows(changes).map(({ policy, statement, sign, what }) =>
    [policy, statement, sign, what].join(' '),
  );
}

describe('the rows of a statement', () => {
  it.each<readonly [what: string, change: StatementChange, rows: readonly string[]]>([
    [
      'that is new has each of its actions and resources',
      {
        change: 'added',
        after: at('user', 'A'),
        actions: { ...none, added: ['s3:A', 's3:B'] },
        resources: { ...none, added: ['*'] },
      },
      ['user A + s3:A', 'user A + s3:B', 'user A + on *'],
    ],
    [
      'that is gone has the name that it had',
      {
        change: 'removed',
        before: at('user', 'A'),
        actions: { ...none, removed: ['s3:A'] },
        resources: { ...none, removed: ['*'] },
      },
      ['user A - s3:A', 'user A - on *'],
    ],
    [
      'that is no longer published is in question',
      {
        change: 'unpublished',
        before: at('user', 'A'),
        actions: { ...none, unpublished: ['s3:A'] },
        resources: { ...none, unpublished: ['*'] },
      },
      ['user A ? s3:A', 'user A ? on *'],
    ],
    [
      'that changed has what came before what went',
      {
        change: 'changed',
        before: at('user', 'A'),
        after: at('user', 'A'),
        actions: { added: ['s3:C'], removed: ['s3:A'], unpublished: ['s3:B'] },
        resources: none,
      },
      ['user A + s3:C', 'user A - s3:A', 'user A ? s3:B'],
    ],
    [
      'with another effect has both',
      {
        change: 'changed',
        before: at('user', 'A'),
        after: at('user', 'A'),
        ...same,
        effect: { before: 'Allow', after: 'Deny' },
      },
      ['user A ~ effect: Allow, now Deny'],
    ],
    [
      'with a new condition has it',
      {
        change: 'changed',
        before: at('user', 'A'),
        after: at('user', 'A'),
        ...same,
        condition: { after: { Bool: { 'aws:A': 'true' } } },
      },
      ['user A ~ now only if {"Bool":{"aws:A":"true"}}'],
    ],
    [
      'without its condition has the one that it had',
      {
        change: 'changed',
        before: at('user', 'A'),
        after: at('user', 'A'),
        ...same,
        condition: { before: { Bool: { 'aws:A': 'true' } } },
      },
      ['user A ~ no longer only if {"Bool":{"aws:A":"true"}}'],
    ],
    [
      'with another condition has both',
      {
        change: 'changed',
        before: at('user', 'A'),
        after: at('user', 'A'),
        ...same,
        condition: {
          before: { Bool: { 'aws:A': 'true' } },
          after: { Bool: { 'aws:A': 'false' } },
        },
      },
      ['user A ~ if {"Bool":{"aws:A":"true"}}, now {"Bool":{"aws:A":"false"}}'],
    ],
    [
      'that moved has where it came from, and nothing else',
      { change: 'moved', before: at('base', 'B'), after: at('user', 'A'), ...same },
      ['user A > from base, B'],
    ],
    [
      'that moved under its name has where it came from',
      { change: 'moved', before: at('base', 'A'), after: at('user', 'A'), ...same },
      ['user A > from base, A'],
    ],
    [
      'that moved to the same place of another document has where it came from',
      {
        change: 'moved',
        before: at('base', 'Statement[1]'),
        after: at('user', 'Statement[1]'),
        ...same,
      },
      ['user Statement[1] > from base, Statement[1]'],
    ],
    [
      'that moved and changed has both',
      {
        change: 'changed',
        before: at('base', 'A'),
        after: at('user', 'A'),
        actions: { ...none, added: ['s3:A'] },
        resources: none,
      },
      ['user A > from base, A', 'user A + s3:A'],
    ],
    [
      'that changed under another name has the old one',
      {
        change: 'changed',
        before: at('user', 'Old'),
        after: at('user', 'New'),
        actions: { ...none, added: ['s3:A'] },
        resources: none,
      },
      ['user New > from user, Old', 'user New + s3:A'],
    ],
    [
      'that only stands behind another one now has no other place',
      {
        change: 'changed',
        before: at('user', 'Statement[1]'),
        after: at('user', 'Statement[2]'),
        actions: { ...none, added: ['s3:A'] },
        resources: none,
      },
      ['user Statement[2] + s3:A'],
    ],
  ])('%s', (_what, change, rows) => {
    expect(rowsOf(change)).toEqual(rows);
  });

  it('come in the order of the policies and statements', () => {
    const added = (policy: string, statement: string): StatementChange => ({
      change: 'added',
      after: at(policy, statement),
      actions: { ...none, added: ['s3:A'] },
      resources: none,
    });
    const policy = (name: string, statements: readonly StatementChange[]) =>
      ({ policy: name, for: 'user', change: 'changed', statements }) as const;
    const rows = changeRows({
      scheduler: 'demo',
      from: '1.0.0',
      to: '2.0.0',
      direction: 'upgrade',
      sharedPolicies: [],
      policies: [
        policy('b', [added('b', 'Z'), added('b', 'A')]),
        policy('nothing', []),
        policy('a', [added('a', 'A')]),
      ],
    });
    expect(rows.map((row) => `${row.policy} ${row.statement}`)).toEqual(['b Z', 'b A', 'a A']);
  });
});
