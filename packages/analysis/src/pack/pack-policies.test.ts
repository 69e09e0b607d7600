import { describe, expect, it } from 'vitest';
import { type PackOptions, packPolicies, QuotaExceededError } from '../index.ts';

/** A statement of so many characters, written without white space. */
function statementOf(size: number, more: object = {}): object {
  const bare = { Effect: 'Allow', Action: 's3:', Resource: '*', ...more };
  return { ...bare, Action: `s3:${'A'.repeat(size - JSON.stringify(bare).length)}` };
}

const document = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** The places of the statements in each packed document. */
const places = (documents: readonly object[], options: PackOptions = {}) =>
  packPolicies(documents, options).documents.map(({ origins }) =>
    origins.map(({ index }) => index),
  );

/** What is thrown. */
function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

const list = (name: string, count: number) =>
  Array.from({ length: count }, (_none, index) => `${name}${1000 + index}`);

describe('documents that fit', () => {
  it('stay as they are', () => {
    const given = document(statementOf(100, { Sid: 'One' }), statementOf(200));
    expect(packPolicies({ user: given })).toEqual({
      documents: [
        {
          name: 'user',
          document: given,
          size: JSON.stringify(given).length,
          quota: 6144,
          left: 6144 - JSON.stringify(given).length,
          origins: [
            { document: 'user', index: 0 },
            { document: 'user', index: 1 },
          ],
        },
      ],
      lowerBound: 1,
      renamedSids: [],
      dividedStatements: [],
    });
  });

  it('become one, with Version first', () => {
    const { documents } = packPolicies([
      { Statement: statementOf(100), Version: '2012-10-17', Id: 'a' },
      { Statement: [statementOf(110)] },
    ]);
    expect(JSON.stringify(documents[0]?.document)).toBe(
      JSON.stringify(document(statementOf(100), statementOf(110))),
    );
    expect(documents[0]?.origins).toEqual([
      { document: '[0]', index: 0 },
      { document: '[1]', index: 0 },
    ]);
  });

  it('are frozen through and through, and the given ones are not', () => {
    const given = document({
      Effect: 'Allow',
      Action: ['s3:Get*'],
      Resource: ['*'],
      Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
    });
    const large = document({ Effect: 'Allow', Action: list('s3:Action', 600), Resource: '*' });
    const same = document({ Effect: 'Deny', Sid: 'A', Action: 's3:*', Resource: '*' });
    const { documents } = packPolicies([given, large, same, same]);
    const open: unknown[] = documents.map((one) => one.document);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      expect(Object.isFrozen(next)).toBe(true);
      if (typeof next === 'object' && next !== null) open.push(...Object.values(next));
    }
    expect(Object.isFrozen(given.Statement[0])).toBe(false);
  });

  it('are none where none are given', () => {
    const nothing = { documents: [], lowerBound: 0, renamedSids: [], dividedStatements: [] };
    expect(packPolicies([])).toEqual(nothing);
    expect(packPolicies({})).toEqual(nothing);
    expect(packPolicies([document()])).toEqual(nothing);
  });

  it('fill the quota to the last character', () => {
    const frame = JSON.stringify(document()).length;
    const half = (6144 - frame - 1) / 2;
    expect(Number.isInteger(half)).toBe(true);
    expect(packPolicies([document(statementOf(half), statementOf(half))])).toMatchObject({
      documents: [{ size: 6144, left: 0 }],
      lowerBound: 1,
    });
    expect(packPolicies([document(statementOf(half), statementOf(half + 1))])).toMatchObject({
      documents: [{ size: frame + half }, { size: frame + half + 1 }],
      lowerBound: 2,
    });
  });
});

describe('the order of the statements', () => {
  it('is kept where that needs no document more', () => {
    const sizes = [3000, 2900, 1000, 3000, 2000];
    expect(places([document(...sizes.map((size) => statementOf(size)))])).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('gives way where gaps have to be filled, and is kept within a document', () => {
    const sizes = [4000, 3000, 3000, 2000];
    expect(places([document(...sizes.map((size) => statementOf(size)))])).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('gives way to a search where no gap is large enough for what comes', () => {
    // 3200 + 1000 + 1300 and 2100 + 3000 + 900: neither this order nor the largest first leads there.
    const sizes = [3200, 2100, 1000, 1300, 3000, 900];
    const { documents, lowerBound } = packPolicies([
      document(...sizes.map((size) => statementOf(size))),
    ]);
    expect(lowerBound).toBe(2);
    expect(documents).toHaveLength(2);
  });

  it('moves few statements when one grows', () => {
    const sizes = Array.from({ length: 60 }, (_none, index) => 300 + ((index * 97) % 400));
    const given = (grown: number) =>
      document(...sizes.map((size, index) => statementOf(size + (index === grown ? 40 : 0))));
    const before = documentOf(places([given(-1)]));
    for (const grown of sizes.keys()) {
      const after = documentOf(places([given(grown)]));
      const moved = before.filter((place, index) => place !== after[index]).length;
      // One at the end of each of the five documents, at most.
      expect(moved).toBeLessThanOrEqual(5);
    }
  });
});

/** The document in which each statement stands. */
function documentOf(documents: readonly (readonly number[])[]): readonly number[] {
  const found: number[] = [];
  for (const [at, statements] of documents.entries()) {
    for (const index of statements) found[index] = at;
  }
  return found;
}

describe('a Sid that stands in its document already', () => {
  it('gets a number, which is listed', () => {
    const { documents, renamedSids } = packPolicies({
      userAdmin: document(statementOf(100, { Sid: 'Role' }), statementOf(100, { Sid: 'EC2' })),
      userBoundary: document(statementOf(110, { Sid: 'Role' }), statementOf(110, { Sid: 'EC2' })),
    });
    const sids = documents.map(({ document: { Statement } }) => Statement.map(({ Sid }) => Sid));
    expect(sids).toEqual([['Role', 'EC2', 'Role2', 'EC2x2']]);
    expect(renamedSids).toEqual([
      { packed: 'user', document: 'userBoundary', index: 0, before: 'Role', after: 'Role2' },
      { packed: 'user', document: 'userBoundary', index: 1, before: 'EC2', after: 'EC2x2' },
    ]);
  });

  it('takes no number that another statement has', () => {
    const sids = ['Role', 'Role', 'Role2', 'Role', 'Role3'];
    const given = sids.map((Sid) => document(statementOf(100, { Sid })));
    const [packed] = packPolicies(given).documents;
    expect(packed?.document.Statement.map(({ Sid }) => Sid)).toEqual([
      ...['Role', 'Role4', 'Role2', 'Role5', 'Role3'],
    ]);
  });

  it('is kept where another document has the other one', () => {
    const given = [
      document(statementOf(6000, { Sid: 'A' })),
      document(statementOf(6000, { Sid: 'A' })),
    ];
    expect(packPolicies(given)).toMatchObject({
      documents: [
        { document: { Statement: [{ Sid: 'A' }] } },
        { document: { Statement: [{ Sid: 'A' }] } },
      ],
      renamedSids: [],
    });
  });

  it('counts with its number: what it makes too large goes elsewhere', () => {
    const frame = JSON.stringify(document()).length;
    const half = (6144 - frame - 1) / 2;
    const [some, same] = [statementOf(half, { Sid: 'Same' }), statementOf(half, { Sid: 'Same' })];
    const { documents, lowerBound } = packPolicies([document(some), document(same)]);
    expect(documents.map(({ size }) => size)).toEqual([frame + half, frame + half]);
    // By their characters alone one would hold both.
    expect(lowerBound).toBe(1);
  });

  it('may be missing or empty in as many statements as there are', () => {
    const statements = [{}, {}, { Sid: '' }, { Sid: '' }].map((more) => statementOf(100, more));
    expect(packPolicies([document(...statements)])).toMatchObject({
      documents: [{ document: document(...statements) }],
      renamedSids: [],
    });
  });
});

describe('a statement that is too large', () => {
  it('is divided by its actions where these are what is long', () => {
    const actions = list('s3:Action', 600);
    const statement = { Sid: 'Large', Effect: 'Deny', Action: actions, Resource: 'arn:aws:s3:::a' };
    const { documents, dividedStatements } = packPolicies({ user: document(statement) });
    const parts = documents.flatMap(({ document: { Statement } }) => Statement);
    expect(parts.flatMap(({ Action }) => Action)).toEqual(actions);
    for (const part of parts) {
      expect({ ...part, Action: actions }).toEqual(statement);
    }
    expect(dividedStatements).toEqual([{ document: 'user', index: 0, packed: ['user', 'user-2'] }]);
  });

  it('is divided by its resources alone where it names what it is not about', () => {
    const resources = list('arn:aws:s3:::bucket', 500);
    const statement = { Effect: 'Allow', NotAction: list('s3:Action', 20), Resource: resources };
    const { documents } = packPolicies([document(statement)]);
    const parts = documents.flatMap(({ document: { Statement } }) => Statement);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ Resource }) => Resource)).toEqual(resources);
    for (const part of parts) expect(part.NotAction).toEqual(statement.NotAction);
  });

  it('is not divided where it could not be without changing what it means', () => {
    const statement = {
      Effect: 'Allow',
      NotAction: list('s3:Action', 600),
      NotResource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
    };
    const size = JSON.stringify(document(statement)).length;
    const error = thrownBy(() => packPolicies({ user: document(statementOf(100), statement) }));
    expect(error).toBeInstanceOf(QuotaExceededError);
    expect(error).toMatchObject({
      code: 'quota-exceeded',
      excess: { over: size - 6144, smallest: size },
      message: expect.stringMatching(
        new RegExp(`user\\.Statement\\[1\\].* has ${size} characters, ${size - 6144} over$`),
      ),
    });
  });

  it('has a smallest part, of one action and one resource, which the error measures', () => {
    const condition = { StringEquals: { 'aws:PrincipalTag/x': 'y'.repeat(7000) } };
    const statement = {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObjectAcl'],
      Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::abc/*'],
      Condition: condition,
    };
    const part = { ...statement, Action: ['s3:PutObjectAcl'], Resource: ['arn:aws:s3:::abc/*'] };
    const smallest = JSON.stringify(document(part)).length;
    expect(thrownBy(() => packPolicies([document(statement)]))).toMatchObject({
      excess: { over: smallest - 6144, smallest },
    });
  });

  it('is divided by both lists where one alone is not enough', () => {
    const statement = {
      Effect: 'Allow',
      Action: list('s3:Action', 400),
      Resource: list('arn:aws:s3:::bucket', 300),
    };
    const { documents } = packPolicies([document(statement)], { attachments: 20 });
    const pairs = documents.flatMap(({ document: { Statement } }) =>
      Statement.flatMap(({ Action = [], Resource = [] }) =>
        [Action].flat().flatMap((action) => [Resource].flat().map((one) => `${action} ${one}`)),
      ),
    );
    expect(pairs).toHaveLength(400 * 300);
    expect(new Set(pairs).size).toBe(400 * 300);
  });
});

describe('the number of documents', () => {
  const given = [document(...Array.from({ length: 24 }, () => statementOf(3000)))];

  it('may be 10, or what is asked for', () => {
    expect(packPolicies(given, { attachments: 12 }).documents).toHaveLength(12);
    const error = thrownBy(() => packPolicies(given));
    // 24 statements with their commas, and what ten documents hold beside their frames.
    const over = 24 * 3001 - 10 * (6144 - JSON.stringify(document()).length + 1);
    expect(error).toMatchObject({
      excess: { needed: 12, allowed: 10, over },
      message: expect.stringContaining(`at least 12 documents of 6144 characters, and 10`),
    });
  });

  it('is told as it was found where the sum alone would fit', () => {
    // Two of them do not fit into a document, and together they have less than two hold.
    const three = [document(...[4000, 4000, 4000].map((size) => statementOf(size)))];
    expect(thrownBy(() => packPolicies(three, { attachments: 2 }))).toMatchObject({
      excess: { needed: 3, allowed: 2, over: 4001 },
      message: expect.stringContaining('need 3 documents'),
    });
    expect(packPolicies(three)).toMatchObject({ lowerBound: 3 });
  });
});

describe('inline policies', () => {
  it.each([
    ['role', 10_240],
    ['group', 5_120],
    ['user', 2_048],
  ] as const)('of a %s have %i characters together', (as, quota) => {
    const frame = JSON.stringify(document()).length;
    const fitting = [document(statementOf(quota - frame - 201)), document(statementOf(200))];
    expect(packPolicies(fitting, { as })).toMatchObject({
      documents: [{ size: quota, quota, left: 0 }],
      lowerBound: 1,
    });
    const error = thrownBy(() => packPolicies([...fitting, document(statementOf(99))], { as }));
    expect(error).toMatchObject({
      code: 'quota-exceeded',
      excess: { over: 100 },
      message: expect.stringContaining(`a ${as} may have ${quota} together`),
    });
  });

  it('of two versions of the policy language share the quota', () => {
    const variable = { Resource: `arn:aws:s3:::\${aws:username}` };
    const given = [document(statementOf(900)), { Statement: statementOf(900, variable) }];
    const { documents, lowerBound } = packPolicies(given, { as: 'user' });
    const together = documents.reduce((sum, { size }) => sum + size, 0);
    expect(documents.map(({ left }) => left)).toEqual([2048 - together, 2048 - together]);
    expect(lowerBound).toBe(2);
  });
});

describe('the version of the policy language', () => {
  const variable = { Resource: `arn:aws:s3:::\${aws:username}` };

  it('is that of 2012 for what means the same in both', () => {
    const given = [{ Version: '2008-10-17', Statement: statementOf(100) }, { Statement: [] }];
    expect(packPolicies(given).documents).toMatchObject([{ document: { Version: '2012-10-17' } }]);
  });

  it('is kept where ${ is plain text, apart from where it is a variable', () => {
    const given = {
      old: { Version: '2008-10-17', Statement: [statementOf(100, variable), statementOf(110)] },
      none: { Statement: statementOf(120, variable) },
      now: document(statementOf(130, variable)),
    };
    const { documents } = packPolicies(given);
    expect(documents).toMatchObject([
      { document: { Version: '2012-10-17' }, origins: [{ document: 'now' }] },
      {
        document: { Version: '2008-10-17' },
        origins: [{ document: 'old' }, { document: 'old' }, { document: 'none' }],
      },
    ]);
  });
});

describe('statements of a service', () => {
  const of = (name: string, size: number) => {
    const bare = JSON.stringify({ Effect: 'Allow', Action: `${name}:`, Resource: '*' }).length;
    return { Effect: 'Allow', Action: `${name}:${'A'.repeat(size - bare)}`, Resource: '*' };
  };

  it('stay together where they fit', () => {
    const given = [document(of('s3', 2000), of('ec2', 3000), of('s3', 2000), of('ec2', 2900))];
    expect(places(given)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(places(given, { groupByService: true })).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('are parted where together they need a document more', () => {
    // Two of s3 and two of ec2 have 6,600 characters each: two documents hold them all only mixed.
    const given = [document(of('s3', 3300), of('s3', 2500), of('ec2', 3300), of('ec2', 2500))];
    expect(packPolicies(given, { groupByService: true }).documents).toHaveLength(2);
  });
});

describe('names', () => {
  it('are what the given ones begin with, and numbers', () => {
    const large = document(statementOf(4000));
    const names = (documents: object[] | Record<string, object>, options = {}) =>
      packPolicies(documents as Record<string, object>, options).documents.map(({ name }) => name);
    expect(names({ userBase: large, userFsx: large })).toEqual(['user', 'user-2']);
    expect(names([large, large])).toEqual(['policy', 'policy-2']);
    expect(names([large, large], { name: 'demo' })).toEqual(['demo', 'demo-2']);
  });
});

describe('what is no policy', () => {
  it.each([
    ['nothing', [undefined], '[0] is no policy document'],
    ['a text', ['{}'], '[0] is no policy document'],
    ['a function', [() => 1], '[0] is no policy document'],
    ['an empty object', [{}], '[0] is no policy document'],
    ['a list with a hole', new Array(1), '[0] is no policy document'],
    ['a trust policy', [document({ ...statementOf(100), Principal: '*' })], '"Principal"'],
    ['another element', [{ ...document(), statement: [] }], '"statement"'],
    ['another version', [{ Version: '2013', Statement: [] }], '[0].Version is neither'],
    ['a text as a statement', [{ Statement: ['x'] }], '[0].Statement[0] is no object'],
    ['an effect', [document({ ...statementOf(90), Effect: 'allow' })], '].Effect is neither'],
    [
      'no action',
      [document({ Effect: 'Deny', Resource: '*' })],
      'has neither Action nor NotAction',
    ],
    ['both resources', [document({ ...statementOf(90), NotResource: '*' })], 'has both Resource'],
    ['an empty list', [document({ ...statementOf(90), Action: [] })], '].Action is neither'],
    ['a number', [document({ ...statementOf(90), Resource: [1] })], '].Resource is neither'],
    ['a Sid', [document({ ...statementOf(90), Sid: 1 })], '].Sid is no text'],
    ['a condition', [document({ ...statementOf(90), Condition: [] })], '].Condition is no object'],
    ['what goes round', [goesRound()], '[0] cannot be written as JSON'],
    ['what is nested deeply', [nested(100_000)], '[0] cannot be written as JSON'],
  ])('is refused: %s', (_what, documents, message) => {
    expect(thrownBy(() => packPolicies(documents as object[]))).toMatchObject({
      code: 'invalid-document',
      message: expect.stringContaining(message),
    });
  });

  it('is told all at once', () => {
    const error = thrownBy(() => packPolicies({ a: {}, b: document({ Effect: 'No' }) }));
    expect(error).toMatchObject({
      problems: [{ path: 'a' }, { path: 'b.Statement[0].Effect' }, {}, {}],
    });
  });

  it.each([undefined, null, 'x', 1, document(statementOf(90))])(
    'is refused instead of a list: %s',
    (documents) => {
      expect(thrownBy(() => packPolicies(documents as never))).toMatchObject({
        code: 'invalid-input',
        issues: [{ input: 'documents' }],
      });
    },
  );
});

function goesRound(): object {
  const statement: Record<string, unknown> = { ...statementOf(90) };
  statement.Condition = statement;
  return document(statement);
}

function nested(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { value };
  return document({ ...statementOf(90), Condition: value });
}

describe('options', () => {
  it.each([
    [{ as: 'trust' }, 'as', 'invalid'],
    [{ as: 'toString' }, 'as', 'invalid'],
    [{ attachments: 0 }, 'attachments', 'invalid'],
    [{ attachments: 1.5 }, 'attachments', 'invalid'],
    [{ attachments: '10' }, 'attachments', 'invalid'],
    [{ as: 'role', attachments: 10 }, 'attachments', 'contradiction'],
    [{ groupByService: 'yes' }, 'groupByService', 'invalid'],
    [{ name: 1 }, 'name', 'invalid'],
    [{ names: ['a'] }, 'names', 'unknown'],
    [JSON.parse('{"__proto__": 1}'), '__proto__', 'unknown'],
    [null, 'options', 'invalid'],
  ])('are refused: %j', (options, input, code) => {
    expect(thrownBy(() => packPolicies([], options as PackOptions))).toMatchObject({
      code: 'invalid-input',
      issues: [{ input, code }],
    });
  });
});

describe('what is very large', () => {
  it('is a statement of 50,000 characters, which is divided', () => {
    const statement = { Effect: 'Allow', Action: list('s3:Action', 3300), Resource: '*' };
    expect(JSON.stringify(statement).length).toBeGreaterThan(50_000);
    const { documents, lowerBound } = packPolicies([document(statement)]);
    expect(documents).toHaveLength(lowerBound);
  });

  it('are 100,000 statements, which are too many', () => {
    const many = Array.from({ length: 100_000 }, () => statementOf(300, { Sid: 'Same' }));
    const start = performance.now();
    const needed = Math.ceil((100_000 * 301) / (6144 - JSON.stringify(document()).length + 1));
    expect(thrownBy(() => packPolicies([document(...many)]))).toMatchObject({
      excess: { needed, allowed: 10 },
    });
    // Far more than it takes, and far less than anything that grows with the square would.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('are names that IAM would not take', () => {
    const hostile = { '../../etc/passwd\u0000\u202e': document(statementOf(90)) };
    expect(packPolicies(hostile).documents[0]?.name).toMatch(/^[A-Za-z0-9+=,.@_-]{1,128}$/);
    const proto = JSON.parse(`{"__proto__": ${JSON.stringify(document(statementOf(90)))}}`);
    expect(packPolicies(proto).documents[0]?.origins).toEqual([
      { document: '__proto__', index: 0 },
    ]);
  });
});
