import { describe, expect, it } from 'vitest';
import { complaint } from '../../test/answer.ts';
import { testInput } from '../../test/input-table.ts';
import { secretArnSchema, secretNameSchema, secretsManagerArnSchema } from '../index.ts';

const manager = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:';
const store = 'arn:aws:ssm:eu-west-1:123456789012:parameter';

/** What a place for one secret refuses, whether or not it takes parameters too. */
const noSecrets = [
  '',
  'demo-AbCdEf',
  manager,
  `${manager}*`,
  `${manager}demo-*`,
  `${manager}demo-??????`,
  `${manager}demo-AbCdEf:password`,
  `${manager}demo-AbCdEf `,
  `${manager}demo-AbCdEf\n`,
  `${manager}two words`,
  ` ${manager}demo`,
  'arn:aws:secretsmanager:eu-west-1:123456789012:demo-AbCdEf',
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret/demo',
  'arn:aws:secretsmanager:eu-west-1:12345678901:secret:demo',
  'arn:aws:secretsmanager:eu-west-1:1234567890123:secret:demo',
  'arn:aws:secretsmanager:eu-west-1::secret:demo',
  'arn:aws:secretsmanager:eu-west-1:*:secret:demo',
  'arn:aws:secretsmanager::123456789012:secret:demo',
  'arn:aws:secretsmanager:*:123456789012:secret:demo',
  'arn:aws:secretsmanager:EU-WEST-1:123456789012:secret:demo',
  'arn:*:secretsmanager:eu-west-1:123456789012:secret:demo',
  'arn:aws*:secretsmanager:eu-west-1:123456789012:secret:demo',
  'arn:azure:secretsmanager:eu-west-1:123456789012:secret:demo',
  'arn::secretsmanager:eu-west-1:123456789012:secret:demo',
  'arn:aws-:secretsmanager:eu-west-1:123456789012:secret:demo',
  'ARN:aws:secretsmanager:eu-west-1:123456789012:secret:demo',
  'arn:aws:kms:eu-west-1:123456789012:key/demo',
  'arn:aws:s3:::demo',
  `${manager}${'s'.repeat(520)}`,
];

// Secrets Manager API Reference, CreateSecret, Name: 1 to 512 letters, digits and / _ + = . @ -, to
// which the ARN adds a hyphen and six characters.
testInput({
  schema: secretNameSchema,
  what: 'the name of a secret',
  holds: ['/'],
  accepted: [
    'parallelcluster/directory-AbCdEf',
    'demo',
    's',
    '/demo/',
    'a/b_c+d=e.f@g-h',
    '__proto__',
    's'.repeat(519),
  ],
  refused: [
    '',
    's'.repeat(520),
    '*',
    'demo-*',
    'demo-??????',
    'demo:password',
    `${manager}demo`,
    'two words',
    'demo\n',
    'demo\0',
    'dämo',
    'demo,other',
    'demo!',
    'demo#1',
    'demo~',
    'a|b',
    'a%2Fb',
  ],
});

// Secrets Manager User Guide: arn:partition:secretsmanager:region:account:secret:name-6RandomCharacters
testInput({
  schema: secretsManagerArnSchema,
  what: 'the ARN of a secret',
  holds: ['/'],
  accepted: [
    `${manager}demo-AbCdEf`,
    `${manager}demo/directory-AbCdEf`,
    `${manager}a/b_c+d=e.f@g-h`,
    'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:demo-AbCdEf',
    'arn:aws-us-gov:secretsmanager:us-gov-west-1:000000000000:secret:demo-AbCdEf',
    'arn:aws-iso-b:secretsmanager:us-isob-east-1:123456789012:secret:demo-AbCdEf',
    `${manager}${'s'.repeat(519)}`,
  ],
  refused: [...noSecrets, `${store}/demo`],
});

// Systems Manager User Guide: arn:partition:ssm:region:account:parameter/name, where the name of a
// parameter in a hierarchy brings its own first slash.
testInput({
  schema: secretArnSchema,
  what: 'the ARN of a secret or of an SSM parameter',
  holds: ['/'],
  accepted: [
    `${manager}demo-AbCdEf`,
    `${manager}${'s'.repeat(519)}`,
    `${store}/demo`,
    `${store}/demo/directory.password_1-2`,
    'arn:aws-cn:ssm:cn-north-1:123456789012:parameter/demo',
    `${store}/${'p'.repeat(1_000)}`,
  ],
  refused: [
    ...noSecrets,
    store,
    `${store}/`,
    `${store}demo`,
    `${store}:demo`,
    `${store}/*`,
    `${store}/demo*`,
    `${store}/demo?`,
    `${store}/demo@1`,
    `${store}/demo:1`,
    `${store}/demo\n`,
    'arn:aws:ssm::123456789012:parameter/demo',
    'arn:aws:ssm:*:123456789012:parameter/demo',
    'arn:aws:ssm:eu-west-1:*:parameter/demo',
    'arn:aws:ssm:eu-west-1:12:parameter/demo',
    'arn:aws:ssm:eu-west-1:123456789012:document/demo',
    'arn:aws:ssm:eu-west-1:123456789012:secret:demo',
    'arn:aws:secretsmanager:eu-west-1:123456789012:parameter/demo',
    `${store}/${'p'.repeat(1_001)}`,
  ],
});

describe('the region of a secret', () => {
  const inRegion = (region: string) =>
    complaint(secretsManagerArnSchema, `arn:aws:secretsmanager:${region}:123456789012:secret:demo`);

  // A region is a label of host names: 63 characters at most (RFC 1035).
  it.each([5, 63])('may have %i characters', (length) => {
    expect(inRegion('r'.repeat(length))).toBeUndefined();
  });

  it.each([0, 4, 64])('may not have %i characters', (length) => {
    expect(inRegion('r'.repeat(length))).toBeDefined();
  });
});
