import { serviceData } from '../packages/analysis/src/index.ts';
import type { Random } from './random.ts';

/** A value to put anywhere. */
export function oddValues(random: Random): unknown {
  return random.pick([
    () =>
      random.pick<unknown>([null, true, false, 0, -1, 1e21, '', '*', [], {}, [[]], [null], [{}]]),
    () => someAction(random),
    () => someArn(random),
    () => [someAction(random), someAction(random), someAction(random)],
    () => [someArn(random), someArn(random), '*'],
    () => someStatement(random),
    () => someCondition(random),
    () => random.pick<unknown>([...words, 'a'.repeat(3_000), '*a'.repeat(200), ':'.repeat(300)]),
  ])();
}

/** A key to put anywhere, or to rename one to. */
export function oddKeys(key: string, random: Random): string {
  return random.pick([
    ...['Statement', 'Version', 'Id', 'Sid', 'Effect', 'Action', 'NotAction', 'Resource'],
    ...['NotResource', 'Principal', 'NotPrincipal', 'Condition', 'Null', 'Resources', 'Policies'],
    ...['PolicyDocument', 'planned_values', 'Fn::Sub', 'Fn::If', 'Ref', 'RoleDetailList'],
    ...['__proto__', 'constructor', 'toString', 'length', '', '0', 'a.b', 'a[0]', '\ufdd0', 'é'],
    ...[key.toLowerCase(), key.toUpperCase(), `${key} `, `Not${key}`],
  ]);
}

const words = [
  ...['2012-10-17', '2008-10-17', 'Allow', 'Deny', 'allow', '<AWS ACCOUNT ID>', 'YOUR_BUCKET'],
  ...['arn:', 'arn:aws:s3:::', 'arn:aws:iam::*:*', ':::::', 'arn:aws:::::', '\u0024{aws:username}'],
  ...[
    '__proto__',
    'toString',
    '\ufdd0',
    '\ud800',
    'é',
    'Ā',
    '%7B',
    '%7B%',
    '{',
    '{}',
    'null',
    '\n',
  ],
] as const;

/** An action that there is, mostly: as AWS writes it, in another case, or with a wildcard. */
export function someAction(random: Random): string {
  const prefix = somePrefix(random);
  const names = [...(serviceData.find(prefix)?.actions.values() ?? [])].map(({ name }) => name);
  const action = `${prefix}:${random.pick(['Nothing', ...names])}`;
  const at = prefix.length + 1 + random.below(action.length - prefix.length);
  return random.pick([
    ...[action, action, action, `${action.slice(0, at)}*`, action.toUpperCase()],
    ...[`${prefix}:*${action.slice(at)}`, `${prefix}:*`, '*', `${prefix}:`, `:${action}`],
    ...['iam:PassRole', 'iam:passrole', 'sts:AssumeRole', 'iam:CreateServiceLinkedRole'],
  ]);
}

/** An ARN of a type of resource that there is, with its variables filled in or not. */
export function someArn(random: Random): string {
  const prefix = somePrefix(random);
  const forms = serviceData.find(prefix)?.resourceTypes.map(({ arn }) => arn) ?? [];
  const form = random.pick(['arn:aws:s3:::\u0024{BucketName}', ...forms]);
  const fill = random.pick(['demo', '*', 'd?mo', 'a/b', 'aws', '', 'demo*', 'a:b']);
  return random.pick([form.replace(/\$\{[^}]*\}/g, fill), form]);
}

function somePrefix(random: Random): string {
  return random.onceIn(3)
    ? random.pick([...serviceData.prefixes])
    : random.pick(['iam', 's3', 'ec2', 'lambda', 'logs', 'sqs']);
}

function someStatement(random: Random): object {
  return {
    Effect: random.pick(['Allow', 'Allow', 'Deny']),
    [random.pick(['Action', 'Action', 'NotAction'])]: [someAction(random), someAction(random)],
    [random.pick(['Resource', 'Resource', 'NotResource'])]: [someArn(random), someArn(random)],
    ...(random.onceIn(2) ? { Condition: someCondition(random) } : {}),
  };
}

function someCondition(random: Random): object {
  const operator = [
    random.pick(['', '', 'ForAllValues:', 'ForAnyValue:', 'ForNoValue:']),
    random.pick(['StringEquals', 'StringNotLike', 'ArnLike', 'Bool', 'Null', 'NumericLessThan']),
    random.pick(['', '', 'IfExists']),
  ].join('');
  const key = random.pick([
    ...['aws:TagKeys', 'aws:SourceIp', 'aws:ResourceAccount', 'iam:PassedToService', 'AWS:tagkeys'],
    ...[
      'iam:PermissionsBoundary',
      's3:prefix',
      'ec2:Nothing',
      '__proto__',
      '',
      'aws:RequestTag/a.b',
    ],
  ]);
  const value = random.pick<unknown>([
    ...['demo', '*', 'true', 'false', 'ec2.amazonaws.com', true, 1, null, '', {}],
    ...[[], ['a', 'b'], [null], ['ec2.*', 1]],
  ]);
  return { [operator]: { [key]: value } };
}
