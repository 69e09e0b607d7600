import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';
import { type EscalationPath, escalationPaths } from './escalation-paths.ts';

const allow = (actions: readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...more,
});

/** Whether a path is found in a document of these statements, alone or among those of a wildcard. */
function isFound({ name }: EscalationPath, ...statements: readonly object[]): boolean {
  const findings = lintPolicy({ Version: '2012-10-17', Statement: statements });
  return findings.some(
    ({ code, message }) =>
      code === `escalation-${name}` ||
      (code === 'escalation-by-wildcard' &&
        / ways: (.*?)\. /.exec(message)?.[1]?.split(', ').includes(name)),
  );
}

describe.each(escalationPaths.map((path) => ({ ...path, path })))('$name', ({ path, actions }) => {
  it('is found where everything that it takes is granted', () => {
    expect(isFound(path, allow(actions))).toBe(true);
  });

  it('is found across statements', () => {
    expect(isFound(path, ...actions.map((action) => allow([action])))).toBe(true);
  });

  it('is found in a wildcard, whatever the case', () => {
    const patterns = actions.map((action) => action.toUpperCase().replace(/.{4}$/, '*'));
    expect(isFound(path, allow(patterns))).toBe(true);
  });

  it('is not found where a single action is missing', () => {
    for (const missing of actions) {
      const others = actions.filter((action) => action !== missing);
      expect(isFound(path, allow(['sqs:ListQueues', ...others]))).toBe(false);
    }
  });

  it('is not found where a single action is denied on everything', () => {
    for (const action of actions) {
      const deny = { Effect: 'Deny', Action: action, Resource: '*' };
      expect(isFound(path, allow(actions), deny)).toBe(false);
    }
  });

  it('is found in everything of the services, and in everything but something else', () => {
    const services = [...new Set(actions.map((action) => `${action.split(':')[0]}:*`))];
    const others = { Resource: undefined, NotResource: 'arn:aws:sqs:*:123456789012:demo' };
    expect(isFound(path, allow(services))).toBe(true);
    expect(isFound(path, allow(actions, others))).toBe(true);
    expect(isFound(path, { Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' })).toBe(true);
    // Who is administrator already becomes none.
    expect(isFound(path, allow(['*']))).toBe(false);
    expect(isFound(path, allow(['*']), { ...allow(['sqs:*']), Effect: 'Deny' })).toBe(true);
    for (const action of actions) {
      expect(isFound(path, { Effect: 'Allow', NotAction: ['sqs:*', action], Resource: '*' })).toBe(
        false,
      );
    }
  });

  it('is told with its public identifier, where it has one', () => {
    const [finding] = lintPolicy({ Version: '2012-10-17', Statement: [allow(actions)] }).filter(
      ({ code }) => code === `escalation-${path.name}`,
    );
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toMatch(
      path.publicId === undefined ? /administrator\. 1\./ : `administrator (${path.publicId})`,
    );
  });

  it('is found where the Deny is bound by a condition or a resource', () => {
    const [action = ''] = actions;
    const deny = { Effect: 'Deny', Action: action, Resource: 'arn:aws:iam::123456789012:role/a' };
    const bound = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
    expect(isFound(path, allow(actions), deny)).toBe(true);
    expect(isFound(path, allow(actions), { ...deny, Resource: '*', Condition: bound })).toBe(true);
  });
});

const passing = escalationPaths.filter(({ passedTo }) => passedTo !== undefined);

describe.each(passing.map((path) => ({ ...path, path })))(
  '$name, with iam:PassedToService',
  ({ path, actions, passedTo }) => {
    const passTo = (service: unknown) =>
      isFound(
        path,
        allow(actions, { Condition: { StringEquals: { 'iam:PassedToService': service } } }),
      );

    it('is found where the service is named, and not where others are', () => {
      expect(passTo(passedTo)).toBe(true);
      expect(passTo(['other.amazonaws.com', passedTo])).toBe(true);
      expect(passTo('other.amazonaws.com')).toBe(false);
    });

    it('is found where the service is named as China writes it, or by a wildcard', () => {
      const like = { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } };
      expect(passTo(`${passedTo}.cn`)).toBe(true);
      expect(isFound(path, allow(actions, { Condition: like }))).toBe(true);
    });

    it('is found where the key only has to be there, or others are left out', () => {
      const isThere = { Null: { 'iam:PassedToService': 'false' } };
      const isOther = { StringNotEquals: { 'iam:PassedToService': 'other.amazonaws.com' } };
      expect(isFound(path, allow(actions, { Condition: isThere }))).toBe(true);
      expect(isFound(path, allow(actions, { Condition: isOther }))).toBe(true);
    });

    it('is not found where the service is left out', () => {
      const isOther = { StringNotEquals: { 'iam:PassedToService': ['a.amazonaws.com', passedTo] } };
      expect(isFound(path, allow(actions, { Condition: isOther }))).toBe(false);
    });

    it('is not found where passing to the service is denied', () => {
      const denied = (Condition: object, more: object = {}) =>
        isFound(path, allow(actions), {
          Effect: 'Deny',
          Action: 'iam:PassRole',
          Resource: '*',
          Condition,
          ...more,
        });
      const key = 'iam:PassedToService';
      expect(denied({ StringEquals: { [key]: ['other.amazonaws.com', passedTo] } })).toBe(false);
      expect(denied({ StringLike: { [key]: '*.amazonaws.com' } })).toBe(false);
      expect(denied({ StringNotEquals: { [key]: 'other.amazonaws.com' } })).toBe(false);
      expect(denied({ StringEquals: { [key]: 'other.amazonaws.com' } })).toBe(true);
      expect(denied({ StringEquals: { [key]: '*.amazonaws.com' } })).toBe(true);
      expect(denied({ StringNotEquals: { [key]: ['other.amazonaws.com', passedTo] } })).toBe(true);
      expect(
        denied({
          StringEquals: { [key]: passedTo },
          Bool: { 'aws:MultiFactorAuthPresent': 'false' },
        }),
      ).toBe(true);
      const named = { Resource: 'arn:aws:iam::123456789012:role/a' };
      expect(denied({ StringEquals: { [key]: passedTo } }, named)).toBe(true);
    });

    it('is not found where what may be passed is no role', () => {
      const profiles = 'arn:aws:iam::123456789012:instance-profile/*';
      const [, ...others] = actions;
      const pass = { ...allow(['iam:PassRole']), Resource: profiles };
      expect(isFound(path, pass, allow(others))).toBe(false);
    });
  },
);

describe('a way that a condition closes', () => {
  const path = (name: string) => escalationPaths.find((one) => one.name === name) as EscalationPath;
  const under = (name: string, condition: object) =>
    isFound(path(name), allow(path(name).actions, { Condition: condition }));
  const boundary = (value: string) => ({ StringEquals: { 'iam:PermissionsBoundary': value } });
  const policy = (value: string) => ({ ArnLike: { 'iam:PolicyARN': value } });

  it.each(['put-role-policy', 'attach-role-policy', 'put-user-policy', 'attach-user-policy'])(
    'is %s, by a boundary',
    (name) => {
      expect(under(name, boundary('arn:aws:iam::123456789012:policy/boundary'))).toBe(false);
      expect(under(name, boundary('*'))).toBe(true);
    },
  );

  it.each(['attach-role-policy', 'attach-user-policy', 'attach-group-policy'])(
    'is %s, by the policies that may be attached',
    (name) => {
      expect(under(name, policy('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'))).toBe(false);
      expect(under(name, policy('arn:aws:iam::aws:policy/AdministratorAccess'))).toBe(true);
      expect(under(name, policy('arn:aws:iam::aws:policy/*'))).toBe(true);
    },
  );

  it.each(['attach-role-policy', 'put-role-policy'])('is not %s, by a key being there', (name) => {
    for (const key of ['iam:PermissionsBoundary', 'iam:PolicyARN']) {
      expect(under(name, { Null: { [key]: 'false' } })).toBe(true);
    }
  });

  it('is none by a test that the request may lack the key for', () => {
    const condition = { StringEqualsIfExists: { 'iam:PermissionsBoundary': 'a' } };
    expect(under('put-role-policy', condition)).toBe(true);
  });

  it.each(['create-policy-version', 'update-assume-role-policy'])('is not %s', (name) => {
    expect(under(name, boundary('arn:aws:iam::123456789012:policy/boundary'))).toBe(true);
  });
});

it.each(['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'])(
  'finds no way by %s on service-linked roles, which nobody else can change',
  (action) => {
    const role = 'arn:aws:iam::123456789012:role/';
    const found = (Resource: readonly string[]) =>
      lintPolicy({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: action, Resource }],
      }).filter(({ code }) => code.startsWith('escalation-'));
    const linked = `${role}aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/*`;
    expect(found([linked])).toEqual([]);
    const [finding] = found([linked, `${role}demo`]);
    expect(finding?.message).toContain(`as far as ${role}demo goes`);
  },
);

it('tells how far a way goes, and its public identifier', () => {
  const [finding] = lintPolicy({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'iam:AttachRolePolicy',
        Resource: 'arn:aws:iam::123456789012:role/team/*',
      },
    ],
  }).filter(({ code }) => code.startsWith('escalation-'));
  expect(finding?.message).toContain('(iam-009)');
  expect(finding?.message).toContain('arn:aws:iam::123456789012:role/team/*');
});
