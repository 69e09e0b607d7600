import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untyped } from '../test/demo.ts';
import { type Action, allow, deny, type Resource } from './index.ts';

const everyPart = () =>
  allow('Pass')
    .actions('iam:PassRole', 'iam:GetRole')
    .when({ StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } })
    .on(['arn:aws:iam::123456789012:role/a', 'arn:aws:iam::123456789012:role/b']);

describe('a statement', () => {
  it('is plain data with the elements that were given, in the order that IAM shows them', () => {
    expect(everyPart()).toStrictEqual({
      Sid: 'Pass',
      Effect: 'Allow',
      Action: ['iam:PassRole', 'iam:GetRole'],
      Resource: ['arn:aws:iam::123456789012:role/a', 'arn:aws:iam::123456789012:role/b'],
      Condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } },
    });
    expect(Object.keys(everyPart())).toStrictEqual([
      'Sid',
      'Effect',
      'Action',
      'Resource',
      'Condition',
    ]);
  });

  it('denies when made with deny()', () => {
    expect(deny('Keep').actions('cloudtrail:StopLogging').on('*')).toStrictEqual({
      Sid: 'Keep',
      Effect: 'Deny',
      Action: ['cloudtrail:StopLogging'],
      Resource: '*',
    });
  });

  it.each([
    [allow, 'Allow'],
    [deny, 'Deny'],
  ])('has no Sid and no Condition where none was given', (start, effect) => {
    const statement = start().actions('sqs:ListQueues').on('*');
    expect(statement).toStrictEqual({ Effect: effect, Action: ['sqs:ListQueues'], Resource: '*' });
    expect(Object.keys(statement)).toStrictEqual(['Effect', 'Action', 'Resource']);
  });

  it('may have a Condition without a Sid', () => {
    const condition = { Bool: { 'aws:SecureTransport': 'true' } } as const;
    expect(deny().actions('s3:*').when(condition).on('*')).toStrictEqual({
      Effect: 'Deny',
      Action: ['s3:*'],
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
  });

  it.each<Resource | readonly Resource[]>([
    '*',
    'arn:aws:s3:::b/*',
    ['*'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
  ])('keeps the resource %j a string or an array, as it was given', (resource) => {
    expect(allow().actions('s3:*').on(resource).Resource).toStrictEqual(resource);
  });

  it('is frozen through and through', () => {
    const statement = everyPart();
    const operator = statement.Condition?.StringEquals;
    const parts = [
      statement,
      statement.Action,
      statement.Resource,
      statement.Condition,
      operator,
      operator?.['iam:PassedToService'],
    ];
    for (const part of parts) {
      expect(part).toBeTypeOf('object');
      expect(part).toSatisfy(Object.isFrozen);
    }
  });

  it('comes back from JSON as it was', () => {
    expect(JSON.parse(JSON.stringify(everyPart()))).toStrictEqual(everyPart());
  });
});

describe("the caller's values", () => {
  it('stay the caller’s to change, and do not change the statement', () => {
    const actions: Action[] = ['s3:GetObject'];
    const resources: Resource[] = ['arn:aws:s3:::a/*'];
    const services = ['ec2.amazonaws.com'];
    const keys: Record<`${string}:${string}`, readonly string[]> = {
      'iam:PassedToService': services,
    };
    const condition: { StringEquals: typeof keys } = { StringEquals: keys };
    const statement = allow('A')
      .actions(...actions)
      .when(condition)
      .on(resources);
    const before = JSON.stringify(statement);

    actions.push('s3:*');
    resources.push('*');
    services.push('lambda.amazonaws.com');
    keys['aws:SourceAccount'] = ['*'];
    condition.StringEquals = {};
    expect(JSON.stringify(statement)).toBe(before);
  });
});

describe('a stage', () => {
  it('may serve several statements', () => {
    const stage = allow('A').actions('s3:GetObject');
    const first = stage.on('arn:aws:s3:::a/*');
    const narrowed = stage.when({ Bool: { 'aws:SecureTransport': 'true' } }).on('*');
    const last = stage.on(['*']);
    expect(first).toStrictEqual({
      Sid: 'A',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: 'arn:aws:s3:::a/*',
    });
    expect(narrowed).toHaveProperty('Condition');
    expect(last).not.toHaveProperty('Condition');
    expect(last.Resource).toStrictEqual(['*']);
  });

  it('offers only the next steps', () => {
    const started = allow('A');
    const withActions = started.actions('s3:GetObject');
    const withCondition = withActions.when({ Null: { 'aws:SourceIp': 'true' } });
    expect(Object.keys(started)).toStrictEqual(['actions']);
    expect(new Set(Object.keys(withActions))).toStrictEqual(new Set(['on', 'when']));
    expect(Object.keys(withCondition)).toStrictEqual(['on']);
  });

  it('works taken apart from its object', () => {
    const { actions } = allow('A');
    const { on } = actions('s3:GetObject');
    expect(on('*').Sid).toBe('A');
  });
});

describe('any statement', () => {
  const actions = fc.array(fc.stringMatching(/^[a-z]{1,8}:[A-Za-z*?]{1,8}$/), { minLength: 1 });
  const arn = fc.stringMatching(/^arn:aws:s3:::[a-z]{3,10}(\/\*)?$/);
  const resources = fc.oneof(fc.constant('*'), arn, fc.array(arn, { minLength: 1 }));
  const conditions = fc.option(
    fc.dictionary(
      fc.constantFrom('StringEquals', 'ForAnyValue:StringLike', 'Null'),
      fc.dictionary(fc.constantFrom('aws:SourceIp', 's3:prefix'), fc.oneof(fc.string(), actions)),
    ),
  );

  it('keeps the order and the number of what it was given, and comes back from JSON', () => {
    fc.assert(
      fc.property(actions, resources, conditions, (action, resource, condition) => {
        const given: readonly Action[] = untyped(action);
        const stage = allow('Any').actions(...given);
        const on = condition ? stage.when(untyped(condition)) : stage;
        const statement = on.on(untyped(resource));
        const wanted = {
          Sid: 'Any',
          Effect: 'Allow',
          Action: action,
          Resource: resource,
          ...(condition ? { Condition: condition } : {}),
        };
        expect(JSON.stringify(statement)).toBe(JSON.stringify(wanted));
        expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
      }),
    );
  });
});
