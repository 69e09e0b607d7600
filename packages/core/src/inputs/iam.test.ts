import { testInput } from '../../test/input-table.ts';
import { roleNameSchema } from '../index.ts';

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
