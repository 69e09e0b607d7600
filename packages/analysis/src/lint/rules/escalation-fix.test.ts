import { describe, expect, it } from 'vitest';
import { fixPolicy } from '../fix-policy.ts';
import { type LintOptions, lintPolicy } from '../lint-policy.ts';
import { escalationPaths } from './escalation-paths.ts';

const allow = (Action: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});

function ways(policy: Readonly<Record<string, unknown>>, options: LintOptions = {}) {
  return lintPolicy(policy, options).filter(({ code }) => code.startsWith('escalation-'));
}

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

/** The document after every fix. */
function fixed(policy: object, options: LintOptions = {}) {
  const { text } = fixPolicy(JSON.stringify(policy), { ...options, changeGrants: true });
  return JSON.parse(text);
}

const boundedPath = '/parallelcluster/';
const permissionsBoundary = 'arn:aws:iam::123456789012:policy/boundary';

describe('a way by passing a role', () => {
  const pass = allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);

  it('is closed by denying it for the service', () => {
    expect(fixed(document(pass)).Statement).toEqual([
      pass,
      {
        Effect: 'Deny',
        Action: ['iam:PassRole'],
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } },
      },
    ]);
    expect(ways(fixed(document(pass)))).toEqual([]);
  });

  it('is closed for both names of the service in China', () => {
    const [, denial] = fixed(document(pass), { partition: 'aws-cn' }).Statement;
    expect(denial.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'lambda.amazonaws.com.cn'] },
    });
  });

  it('is closed for several services by one statement', () => {
    const many = allow(['iam:PassRole', 'cloudformation:CreateStack', 'ec2:RunInstances']);
    const { Statement } = fixed(document(many));
    expect(Statement).toHaveLength(2);
    expect(new Set(Statement[1].Condition.StringEquals['iam:PassedToService'])).toEqual(
      new Set(['cloudformation.amazonaws.com', 'ec2.amazonaws.com']),
    );
  });

  it('is left where the patch would be too much for IAM', () => {
    const Resource = Array.from(
      { length: 140 },
      (_none, index) => `arn:aws:s3:::demo-data-${index}/*`,
    );
    const large = document(pass, { Effect: 'Allow', Action: 's3:GetObject', Resource });
    const room = 6_144 - JSON.stringify(large).length;
    expect(room).toBeGreaterThan(0);
    const full = { ...large, Id: 'x'.repeat(room - 8) };
    expect(JSON.stringify(full)).toHaveLength(6_144);
    expect(ways(full)).toHaveLength(1);
    expect(ways(full)[0]?.fix).toBeUndefined();
    expect(ways(large)[0]?.fix).toBeDefined();
  });

  it('is left where the document itself names the service', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
    const meant = document({ ...pass, Condition });
    expect(ways(meant)).toHaveLength(1);
    expect(fixed(meant)).toEqual(meant);
  });

  it('is closed by the path, where one was named', () => {
    const [, denial] = fixed(document(pass), { boundedPath }).Statement;
    expect(denial).toEqual({
      Effect: 'Deny',
      Action: ['iam:PassRole'],
      NotResource: ['arn:*:iam::*:role/parallelcluster/*'],
    });
  });
});

describe('a way that changes a role', () => {
  it('is closed by the boundary, for several actions by one statement', () => {
    const change = allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy']);
    const mended = fixed(document(change), { permissionsBoundary });
    const [, { Action, ...denial }] = mended.Statement;
    expect(new Set(Action)).toEqual(new Set(change.Action));
    expect(denial).toEqual({
      Effect: 'Deny',
      Resource: '*',
      Condition: { StringNotEquals: { 'iam:PermissionsBoundary': permissionsBoundary } },
    });
    expect(ways(mended)).toEqual([]);
  });

  it('is not closed by anything that nobody named', () => {
    const change = document(allow('iam:PutRolePolicy'));
    expect(fixed(change)).toEqual(change);
  });

  it('has a document of one statement made a list', () => {
    const one = { Version: '2012-10-17', Statement: allow('iam:PutRolePolicy') };
    expect(fixed(one, { permissionsBoundary }).Statement).toHaveLength(2);
  });

  it('is none in the path that was named', () => {
    const Resource = 'arn:aws:iam::123456789012:role/parallelcluster/*';
    const inPath = document(allow('iam:PutRolePolicy', { Resource }));
    expect(ways(inPath, { boundedPath })).toEqual([]);
    expect(ways(inPath, { boundedPath: '/parallelcluster/eu/' })).toHaveLength(1);
    expect(ways(inPath, { boundedPath: '/cluster/' })).toHaveLength(1);
    expect(ways(inPath)).toHaveLength(1);
  });
});

describe.each(escalationPaths)('the patch of $name', ({ actions }) => {
  it.each([{}, { boundedPath }, { permissionsBoundary }, { boundedPath, permissionsBoundary }])(
    'closes it, where there is one: %j',
    (options) => {
      const open = document(allow(actions));
      const before = ways(open, options).filter(({ fix }) => fix !== undefined);
      const left = ways(fixed(open, options), options).map(({ code }) => code);
      for (const { code, fix } of before) {
        expect(fix?.changesGrants).toBe(true);
        expect(left).not.toContain(code);
      }
    },
  );
});

describe('a bound that would hide what is open', () => {
  it.each(['/', '', 'parallelcluster', '/*/', '/parallel', '/a/?/'])('is no path %j', (path) => {
    expect(() => lintPolicy(document(), { boundedPath: path })).toThrow(/^boundedPath /);
  });

  it.each(['*', 'arn:aws:iam::*:policy/b', 'arn:aws:iam::123456789012:policy/*', ''])(
    'is no boundary %j',
    (arn) => {
      expect(() => lintPolicy(document(), { permissionsBoundary: arn })).toThrow(
        /^permissionsBoundary /,
      );
    },
  );

  it('is told with every other', () => {
    expect(() => lintPolicy(document(), { boundedPath: '/', permissionsBoundary: '*' })).toThrow(
      /boundedPath .*permissionsBoundary /,
    );
  });
});
