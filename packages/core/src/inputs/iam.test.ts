import { testInput } from '../../test/input-table.ts';
import {
  policyArnSchema,
  roleNameSchema,
  rolePathBelowRootSchema,
  rolePathSchema,
} from '../index.ts';

// IAM User Guide, "IAM and AWS STS quotas": at most 64 letters, digits and + = , . @ _ -
testInput({
  schema: roleNameSchema,
  what: 'an IAM role name',
  accepted: [
    'parallelcluster-ec2',
    'a',
    '0',
    'Admin_Role',
    'a+b=c,d.e@f_g-h',
    '-',
    '.',
    '__proto__',
    'r'.repeat(64),
  ],
  refused: [
    '',
    'r'.repeat(65),
    'path/role',
    'arn:aws:iam::123456789012:role/admin',
    '*',
    'role*',
    'rol?',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable of IAM
    '${aws:username}',
    'two words',
    'role\n',
    'role\0',
    'rôle',
    'role#1',
    'role;',
    'role(1)',
    'a|b',
    'a&b',
    'a%2Fb',
    '~role',
  ],
});

const account = 'arn:aws:iam::123456789012';

/** What no path of roles is, whether or not the root is one. */
const noPaths = [
  '',
  'team',
  'team/',
  '/team',
  '//',
  '//team/',
  '/team//',
  '/team//eu/',
  '/*',
  '/*/',
  '/team/*',
  '/te?m/',
  '/two words/',
  '/team/\n',
  '\n/team/',
  '/team\0/',
  '/teäm/',
  '/team:eu/',
  '/team#1/',
  '/team(1)/',
  '/a|b/',
  '/a%2Fb/',
  '/~team/',
  'role/team/',
  `${account}:role/team/`,
  `/${'p'.repeat(511)}/`,
  `/${'ab/'.repeat(171)}`,
];

const paths = [
  '/parallelcluster/',
  '/team/eu/',
  '/a/b/c/d/e/',
  '/a+b=c,d.e@f_g-h/',
  '/-/',
  '/../',
  '/__proto__/',
  // IAM User Guide, "IAM and AWS STS quotas": at most 512 characters.
  `/${'p'.repeat(510)}/`,
  `/${'ab/'.repeat(170)}`,
];

// IAM User Guide, "IAM identifiers": a path begins and ends with a slash.
testInput({
  schema: rolePathSchema,
  what: 'a path of IAM roles',
  holds: ['/'],
  accepted: [...paths, '/'],
  refused: noPaths,
});

// A document that speaks of every role in a path would speak of every role of the account in `/`.
testInput({
  schema: rolePathBelowRootSchema,
  what: 'a path of IAM roles',
  holds: ['/'],
  accepted: paths,
  refused: [...noPaths, '/'],
});

/** The ARN of a policy with a very long path. */
function ofLength(length: number): string {
  const start = `${account}:policy/${'p/'.repeat(980)}`;
  return start + 'p'.repeat(length - start.length);
}

// IAM User Guide, "IAM identifiers": arn:partition:iam::account:policy/path/name, and `aws` for the
// account of AWS's own policies; a name has at most 128 letters, digits and + = , . @ _ -
// IAM API Reference, arnType: at most 2048 characters.
testInput({
  schema: policyArnSchema,
  what: 'the ARN of an IAM policy',
  holds: ['/'],
  accepted: [
    `${account}:policy/boundary`,
    `${account}:policy/team/eu/boundary`,
    `${account}:policy/a+b=c,d.e@f_g-h`,
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws-cn:iam::123456789012:policy/boundary',
    'arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess',
    'arn:aws-iso-b:iam::123456789012:policy/boundary',
    `${account}:policy/${'p'.repeat(128)}`,
    `${account}:policy/${'p'.repeat(600)}/boundary`,
    ofLength(2048),
  ],
  refused: [
    '',
    'boundary',
    `${account}:policy/`,
    `${account}:policy`,
    `${account}:policy//boundary`,
    `${account}:policy/team/`,
    `${account}:policy/*`,
    `${account}:policy/bound*`,
    `${account}:policy/bound?ry`,
    `${account}:policy/two words`,
    `${account}:policy/boundary\n`,
    `${account}:policy/boundary:1`,
    ` ${account}:policy/boundary`,
    `${account}:role/boundary`,
    `${account}:user/boundary`,
    'arn:aws:iam::*:policy/boundary',
    'arn:aws:iam:::policy/boundary',
    'arn:aws:iam::12345678901:policy/boundary',
    'arn:aws:iam::1234567890123:policy/boundary',
    'arn:aws:iam::awss:policy/boundary',
    'arn:aws:iam:eu-west-1:123456789012:policy/boundary',
    'arn:aws:iam:*:123456789012:policy/boundary',
    'arn:aws:s3::123456789012:policy/boundary',
    'arn:*:iam::123456789012:policy/boundary',
    'arn:aws*:iam::123456789012:policy/boundary',
    'arn:aws-:iam::123456789012:policy/boundary',
    'arn:aws-CN:iam::123456789012:policy/boundary',
    'arn:azure:iam::123456789012:policy/boundary',
    'arn::iam::123456789012:policy/boundary',
    'ARN:aws:iam::123456789012:policy/boundary',
    'aws:iam::123456789012:policy/boundary',
    `${account}:policy/${'p'.repeat(129)}`,
    ofLength(2049),
  ],
});
