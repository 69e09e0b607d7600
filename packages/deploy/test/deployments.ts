// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is what a writer has to quote.

import fc from 'fast-check';
import type { Deployment } from '../src/deployment.ts';

/** What would run or end a word, were it not quoted. */
const hostile = [
  "'; touch pwned; '",
  '"; touch pwned; "',
  '$(touch pwned)',
  '`touch pwned`',
  '\\`touch pwned\\`',
  '${aws:username}',
  '${!AWS::AccountId}',
  '%{ if true }',
  '$${x} $$${y} %%{z}',
  'two\nlines\r\n\ttab',
  ' blanks  at both ends ',
  `${'a'.repeat(40)}\n \n`,
  '-n --help',
  '\\',
  "\\'",
  '*',
  'yes',
  '2012-10-17',
  '12:30:45',
  '<<EOF',
  'é – ÿ',
  '# comment: - [x]',
];

const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom("'", '"', '`', '$', '{', '}', '\\', ' ', '\n', '!', '%', 'a'), {
      maxLength: 12,
    })
    .map((characters) => characters.join('')),
);

/** IAM API Reference, "CreateRole": letters, digits and the characters _ + = , . @ -. */
const anyName = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,20}$/);

/** IAM API Reference, "CreateRole": everything printable of ASCII but the blank, between slashes. */
const path = fc
  .array(fc.stringMatching(/^[!-.0-~]{1,8}$/), { maxLength: 3 })
  .map((segments) => ['', ...segments, ''].join('/'));

const names = fc.uniqueArray(anyName, {
  minLength: 1,
  maxLength: 3,
  selector: (one) => one.toLowerCase(),
});

const statement = fc.record({
  Sid: fc.stringMatching(/^[A-Za-z0-9]{0,8}$/),
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.uniqueArray(fc.constantFrom('s3:GetObject', 'ec2:*', 'iam:PassRole'), {
    minLength: 1,
  }),
  Resource: fc.oneof(
    fc.constant('*'),
    fc.constant('arn:aws:iam::123456789012:role/parallelcluster/*'),
    text.map((end) => `arn:aws:s3:::eu-west-1-aws-parallelcluster/${end}`),
  ),
  Condition: fc.record({ StringEquals: fc.record({ 'aws:RequestedRegion': text, 'a:b': text }) }),
});

const document = fc.record({
  Version: fc.constantFrom('2012-10-17', '2008-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});

const service = (Service: string | readonly string[]) => ({
  Version: '2012-10-17' as const,
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: { Service },
      Action: 'sts:AssumeRole' as const,
    },
  ],
});

const trustPolicy = fc
  .constantFrom('ec2.amazonaws.com', 'lambda.amazonaws.com', [
    'ec2.amazonaws.com',
    'ec2.amazonaws.com.cn',
  ])
  .map(service);

const some = <Item>(items: readonly Item[]) => fc.subarray([...items]);

/** Deployments whose names and paths are what IAM takes, and whose texts are whatever there is. */
export const deployments: fc.Arbitrary<Deployment> = fc
  .record({
    policies: names,
    roles: names,
    tags: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      text,
      { maxKeys: 3 },
    ),
  })
  .chain(({ policies, roles, tags }) =>
    fc.record({
      partition: fc.constant('aws'),
      region: fc.constant('eu-west-1'),
      accountId: fc.constant('123456789012'),
      policies: fc.tuple(
        ...policies.map((name) =>
          fc.record({
            name: fc.constant(name),
            path,
            document,
            users: fc.uniqueArray(anyName, { maxLength: 2 }),
            groups: fc.uniqueArray(anyName, { maxLength: 2 }),
          }),
        ),
      ),
      roles: fc.tuple(
        ...roles.map((name) =>
          fc.record(
            {
              name: fc.constant(name),
              path,
              trustPolicy,
              policies: some(policies),
              managedPolicyArns: some([
                'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
                'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
              ]),
              permissionsBoundaryArn: fc.constant('arn:aws:iam::123456789012:policy/team/boundary'),
            },
            {
              requiredKeys: ['name', 'path', 'trustPolicy', 'policies', 'managedPolicyArns'],
            },
          ),
        ),
      ),
      instanceProfiles: some(roles).map((inProfiles) =>
        inProfiles.map((role) => ({ name: `${role}-profile`, path: '/', role })),
      ),
      tags: fc.constant(tags),
    }),
  )
  // Without it some have no prototype.
  .map((deployment) => structuredClone(deployment));

/** A deployment in which every text is hostile. */
export const hostileDeployment: Deployment = {
  partition: 'aws',
  region: 'eu-west-1',
  accountId: '123456789012',
  policies: [
    {
      name: '-n=,.@+_',
      path: `/$(touch\`pwned\`)/'"\\/`,
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalTag/team': hostile } },
          },
        ],
      },
      users: ['-u', 'a+b=c@d.e'],
      groups: ['--help'],
    },
  ],
  roles: [
    {
      name: '--query=x',
      path: `/';touch\${IFS}pwned;'/`,
      trustPolicy: service('ec2.amazonaws.com'),
      policies: ['-n=,.@+_'],
      managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
      permissionsBoundaryArn: `arn:aws:iam::123456789012:policy/'$(touch\`pwned\`)/b`,
    },
  ],
  instanceProfiles: [
    { name: '-p', path: '/"$(touch\tpwned)"/'.replace('\t', '-'), role: '--query=x' },
  ],
  tags: Object.fromEntries(hostile.map((value, index) => [`${value}${index}`, value])),
};
