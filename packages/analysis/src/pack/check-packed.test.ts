import { describe, expect, it } from 'vitest';
import { policySize } from '../lint/rules/sizes.ts';
import { checkPacked } from './check-packed.ts';
import type { PackedPolicy, PackedStatement } from './packed-policies.ts';
import { readStatements } from './read-statements.ts';

const one: PackedStatement = {
  Sid: 'One',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
};
const two: PackedStatement = {
  Sid: 'Two',
  Effect: 'Deny',
  NotAction: 's3:Get*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const given = readStatements([['user', { Version: '2012-10-17', Statement: [one, two] }]]);

/** A packed document of these statements, each with its place among the given ones. */
function packed(
  statements: readonly (readonly [statement: PackedStatement, index: number])[],
  more: Partial<PackedPolicy> = {},
): PackedPolicy {
  const document = {
    Version: '2012-10-17' as const,
    Statement: statements.map(([statement]) => statement),
  };
  return {
    name: 'user',
    document,
    size: policySize(document),
    quota: 6144,
    left: 6144 - policySize(document),
    origins: statements.map(([, index]) => ({ document: 'user', index })),
    ...more,
  };
}

const part = (Action: string, Resource: string | readonly string[]): PackedStatement => ({
  Effect: 'Allow',
  Action: [Action],
  Resource,
});
const [a, b] = ['arn:aws:s3:::a', 'arn:aws:s3:::b'];
const both = [a, b];

describe('documents that come to the same', () => {
  it.each([
    [
      'as they were',
      [
        [one, 0],
        [two, 1],
      ],
    ],
    [
      'with another Sid',
      [
        [{ ...one, Sid: 'One2' }, 0],
        [two, 1],
      ],
    ],
    [
      'divided by actions',
      [
        [part('s3:GetObject', both), 0],
        [part('s3:PutObject', both), 0],
        [two, 1],
      ],
    ],
    [
      'divided by resources',
      [
        [{ ...one, Sid: 'A', Resource: [a] }, 0],
        [{ ...one, Resource: b }, 0],
        [two, 1],
      ],
    ],
    [
      'divided by both',
      [
        [part('s3:GetObject', a), 0],
        [part('s3:GetObject', b), 0],
        [part('s3:PutObject', a), 0],
        [part('s3:PutObject', b), 0],
        [two, 1],
      ],
    ],
  ] as const)('pass: %s', (_what, statements) => {
    expect(() => checkPacked(given, [packed(statements)])).not.toThrow();
  });

  it('pass in several documents', () => {
    const same = { ...two, Sid: 'One' };
    expect(() => checkPacked(given, [packed([[one, 0]]), packed([[same, 1]])])).not.toThrow();
  });
});

describe('documents that do not', () => {
  it.each([
    ['a lost statement', [packed([[one, 0]])]],
    ['nothing', []],
    [
      'a statement twice',
      [
        packed([
          [one, 0],
          [two, 1],
          [two, 2],
        ]),
      ],
    ],
    [
      'another effect',
      [
        packed([
          [{ ...one, Effect: 'Deny' }, 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'another condition',
      [
        packed([
          [one, 0],
          [{ ...two, Condition: {} }, 1],
        ]),
      ],
    ],
    [
      'no condition',
      [
        packed([
          [one, 0],
          [{ Sid: 'Two', Effect: 'Deny', NotAction: 's3:Get*', Resource: '*' }, 1],
        ]),
      ],
    ],
    [
      'another NotAction',
      [
        packed([
          [one, 0],
          [{ ...two, NotAction: ['s3:Get*', 's3:Put*'] }, 1],
        ]),
      ],
    ],
    [
      'Action for NotAction',
      [
        packed([
          [one, 0],
          [{ Effect: 'Deny', Action: 's3:Get*', Resource: '*', Condition: two.Condition ?? {} }, 1],
        ]),
      ],
    ],
    [
      'an action less',
      [
        packed([
          [{ ...one, Action: ['s3:GetObject'] }, 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'an action more',
      [
        packed([
          [{ ...one, Action: ['s3:GetObject', 's3:PutObject', 's3:*'] }, 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'a resource less',
      [
        packed([
          [{ ...one, Resource: a }, 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'a resource more',
      [
        packed([
          [{ ...one, Resource: [...both, '*'] }, 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'a pair less',
      [
        packed([
          [part('s3:GetObject', both), 0],
          [part('s3:PutObject', a), 0],
          [two, 1],
        ]),
      ],
    ],
    [
      'a part of another',
      [
        packed([
          [part('s3:GetObject', both), 0],
          [part('s3:PutObject', both), 1],
          [two, 1],
        ]),
      ],
    ],
    [
      'a Sid twice',
      [
        packed([
          [one, 0],
          [{ ...two, Sid: 'One' }, 1],
        ]),
      ],
    ],
    [
      'a wrong size',
      [
        packed(
          [
            [one, 0],
            [two, 1],
          ],
          { size: 1 },
        ),
      ],
    ],
    [
      'a small quota',
      [
        packed(
          [
            [one, 0],
            [two, 1],
          ],
          { quota: 100 },
        ),
      ],
    ],
    [
      'an origin too few',
      [
        packed(
          [
            [one, 0],
            [two, 1],
          ],
          { origins: [{ document: 'user', index: 0 }] },
        ),
      ],
    ],
    [
      'another document',
      [
        packed(
          [
            [one, 0],
            [two, 1],
          ],
          {
            origins: [
              { document: 'x', index: 0 },
              { document: 'user', index: 1 },
            ],
          },
        ),
      ],
    ],
    [
      'another version',
      [
        packed([[one, 0]]),
        packed([], {
          document: { Version: '2008-10-17', Statement: [two] },
          size: policySize({ Version: '2008-10-17', Statement: [two] }),
          origins: [{ document: 'user', index: 1 }],
        }),
      ],
    ],
  ] as const)('throw: %s', (_what, documents) => {
    expect(() => checkPacked(given, documents as readonly PackedPolicy[])).toThrow(/mistake/);
  });
});
