import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, untyped } from '../test/demo.ts';
import { objectsIn } from '../test/objects-in.ts';
import {
  type Action,
  allow,
  deny,
  InvalidDocumentError,
  policyDocument,
  type Statement,
} from './index.ts';

function problemsOf(statements: unknown): readonly string[] {
  const error = caught(() => policyDocument(untyped(statements)));
  if (!(error instanceof InvalidDocumentError)) throw error;
  return error.problems.map(({ path }) => path);
}

describe('a document', () => {
  it('has the version and the statements, and nothing else', () => {
    const list = allow('List').actions('sqs:ListQueues').on('*');
    expect(policyDocument([list])).toStrictEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'List', Effect: 'Allow', Action: ['sqs:ListQueues'], Resource: '*' }],
    });
    expect(Object.keys(policyDocument([list]))).toStrictEqual(['Version', 'Statement']);
  });

  it('keeps the order, and what stands twice', () => {
    const statements = [
      deny('Z').actions('s3:*').on('*'),
      allow('A').actions('s3:Put*', 's3:Get*', 's3:Put*').on(['*', 'arn:aws:s3:::b', '*']),
      byHand,
      byHand,
    ];
    expect(policyDocument(statements).Statement).toStrictEqual(statements);
  });

  it('is frozen through and through, whoever made the statements', () => {
    const document = policyDocument([
      allow('A')
        .actions('s3:*')
        .when({ StringLike: { 's3:prefix': ['a', 'b'] } })
        .on(['*']),
      {
        Effect: 'Deny',
        Action: ['s3:*'],
        Resource: ['*'],
        Condition: { StringLike: { 's3:prefix': ['a', 'b'] } },
      },
      Object.freeze<Statement>({ Effect: 'Deny', Action: ['s3:*'], Resource: ['*'] }),
      { Effect: 'Deny', Action: Object.freeze<['s3:*']>(['s3:*']), Resource: '*' },
    ]);
    const objects = objectsIn(document);
    expect(objects).toHaveLength(2 + 6 + 6 + 3 + 2);
    for (const object of objects) expect(object).toSatisfy(Object.isFrozen);
  });

  it('comes back from JSON as it was', () => {
    const document = policyDocument([allow('A').actions('s3:*').on(['*']), byHand]);
    expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document);
  });
});

describe('statements written by hand', () => {
  const written = () => ({
    Sid: 'Hand',
    Effect: 'Allow' as const,
    Action: ['s3:GetObject' as const],
    Resource: ['arn:aws:s3:::b/*'] as `arn:${string}`[],
    Condition: { StringLike: { 's3:prefix': ['a'] } },
  });

  it('are copied, and stay the caller’s to change', () => {
    const statement = written();
    const statements = [statement];
    const document = policyDocument(statements);
    expect(document.Statement).toStrictEqual([written()]);
    for (const object of objectsIn(statements)) expect(object).not.toSatisfy(Object.isFrozen);

    statements.pop();
    statement.Action.length = 0;
    statement.Resource.push('arn:aws:s3:::*');
    statement.Condition.StringLike['s3:prefix'] = ['*'];
    expect(document.Statement).toStrictEqual([written()]);
  });

  it('may be frozen on the outside only', () => {
    const statement = Object.freeze(written());
    const document = policyDocument([statement]);
    statement.Action.length = 0;
    expect(document.Statement).toStrictEqual([written()]);
  });

  it('may come without a prototype, as some parsers make them', () => {
    const statement = Object.assign(Object.create(null), byHand);
    expect(JSON.parse(JSON.stringify(policyDocument([statement]))).Statement).toStrictEqual([
      byHand,
    ]);
  });

  it('cannot borrow their elements from a prototype and lose them in the copy', () => {
    const heir = Object.create(Object.assign(Object.create(null), byHand));
    expect(problemsOf([heir])).not.toHaveLength(0);
  });
});

describe('Sids', () => {
  const named = (...sids: readonly (string | undefined)[]) =>
    sids.map((sid) => allow(sid).actions('s3:*').on('*'));

  it('may be left out, by all statements too', () => {
    expect(policyDocument(named(undefined, 'A', undefined)).Statement).toHaveLength(3);
  });

  it('that differ in case are different', () => {
    expect(policyDocument(named('list', 'List', 'LIST')).Statement).toHaveLength(3);
  });

  it('must be unique: every duplicate is told with its place and the first one’s', () => {
    const error = caught(() => policyDocument(named('A', 'B', 'A', 'C', 'B', 'A')));
    expect(error).toMatchObject({
      problems: [
        { path: 'Statement[2].Sid', message: expect.stringContaining('Statement[0]') },
        { path: 'Statement[4].Sid', message: expect.stringContaining('Statement[1]') },
        { path: 'Statement[5].Sid', message: expect.stringContaining('Statement[0]') },
      ],
    });
    expect(error.message).toContain('"A"');
  });

  it('are looked at together with every other problem', () => {
    const [first, second] = named('A', 'A');
    expect(problemsOf([first, { ...second, Action: [] }, second])).toStrictEqual(
      expect.arrayContaining(['Statement[1].Action', 'Statement[1].Sid', 'Statement[2].Sid']),
    );
  });

  it('of names that every object inherits are names like others', () => {
    expect(policyDocument(named('constructor', 'toString', 'valueOf')).Statement).toHaveLength(3);
  });
});

describe('no document', () => {
  it('is made of no statements', () => {
    expect(problemsOf([])).toStrictEqual(['Statement']);
  });

  it.each<readonly [what: string, statements: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['a statement that is not in an array', byHand],
    ['text', 'sqs:ListQueues'],
    ['an object', {}],
  ])('is made of %s in place of an array', (_what, statements) => {
    expect(caught(() => policyDocument(untyped(statements)))).toBeInstanceOf(InvalidDocumentError);
  });

  it('is made of an array with a hole', () => {
    const holed: unknown[] = [byHand];
    holed[2] = byHand;
    expect(problemsOf(holed)).toStrictEqual(['Statement[1]']);
  });
});

describe('a document of very many actions', () => {
  const actions = Array.from({ length: 25_000 }, (_, index): Action => `made-up:Action${index}`);

  it('keeps them all', () => {
    const document = policyDocument([
      allow()
        .actions(...actions)
        .on('*'),
    ]);
    expect(document.Statement[0]?.Action).toStrictEqual(actions);
  });

  it('is still checked to the last', () => {
    const wrong: Action = 'made*up:Action';
    expect(
      problemsOf([
        allow()
          .actions(...actions, wrong)
          .on('*'),
      ]),
    ).toStrictEqual(['Statement[0].Action[25000]']);
  });
});

describe('any list of right statements', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.oneof(
      fc.constantFrom('*', 's3:*', 'ec2:Describe*'),
      fc.array(fc.stringMatching(/^[a-z0-9-]{1,9}:[A-Za-z*?]{1,9}$/), { minLength: 1 }),
    ),
    Resource: fc.oneof(
      fc.constant('*'),
      fc.array(
        fc.stringMatching(/^arn:aws:[a-z]{2,5}:([a-z]{2}-[a-z]{4}-1)?:(\d{12})?:[a-z/*:]{1,9}$/),
        {
          minLength: 1,
        },
      ),
    ),
  });

  it('becomes a document of the same statements in the same order', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1 }), (statements) => {
        const document = policyDocument(untyped(statements));
        expect(JSON.stringify(document.Statement)).toBe(JSON.stringify(statements));
      }),
    );
  });
});
