import { describe, expect, it } from 'vitest';
import { complaint } from '../../test/answer.ts';
import { notText } from '../../test/hostile.ts';
import { testInput } from '../../test/input-table.ts';
import { accountIdSchema, commonInputs, regionSchema } from '../index.ts';

// IAM User Guide, "Your AWS account identifiers": a number of 12 digits, zeros first included.
testInput({
  schema: accountIdSchema,
  what: 'an AWS account id',
  accepted: ['123456789012', '000000000000', '012345678901'],
  refused: [
    '',
    '12345678901',
    '1234567890123',
    '1234-5678-9012',
    '123 456 789 012',
    ' 123456789012',
    '123456789012\n',
    '12345678901a',
    '0x3456789012',
    '+12345678901',
    '-12345678901',
    '12345678.012',
    '1e1111111111',
    '*',
    '************',
    '????????????',
    'aws',
    '١٢٣٤٥٦٧٨٩٠١٢',
    '１２３４５６７８９０１２',
  ],
});

// The form of a region: two to four small letters, one or more words, and a number of at most two
// digits; as a label of host names it has at most 63 characters (RFC 1035).
testInput({
  schema: regionSchema,
  what: 'an AWS region',
  accepted: [
    'eu-west-1',
    'us-east-2',
    'ap-southeast-10',
    'ap-northeast-3',
    'me-central-1',
    'cn-northwest-1',
    'us-gov-west-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
    'abc-north-1',
    'zz-nowhere-99',
    `us-${'a'.repeat(58)}-1`,
  ],
  refused: [
    '',
    'eu',
    'eu-west',
    'eu-1',
    'eu-west-',
    'eu-west-100',
    'eu-west-1a',
    'eu-west-1-',
    'eu--west-1',
    '-west-1',
    'EU-WEST-1',
    'Eu-west-1',
    'eu_west_1',
    'eu west 1',
    'euwest1',
    'e-west-1',
    'europe-west-1',
    'eu-w3st-1',
    'eu-west-1 ',
    ' eu-west-1',
    'eu-west-1\n',
    'eu-west-1\0',
    'eu-west-*',
    '*-west-1',
    'eu-west-?',
    '*',
    'eu-west-1:123456789012',
    'eu-west-1/../us-east-1',
    'еu-west-1', // the first letter is Cyrillic
    `us-${'a'.repeat(59)}-1`,
    `us${'-a'.repeat(40)}-1`,
  ],
});

describe('a partition', () => {
  const { schema } = commonInputs.partition;

  it.each([
    'aws',
    'aws-cn',
    'aws-us-gov',
    'aws-iso',
    'aws-iso-b',
    'aws-iso-e',
    'aws-iso-f',
    'aws-eusc',
    'aws-later',
  ])('accepts %s', (partition) => {
    expect(complaint(schema, partition)).toBeUndefined();
  });

  it.each([
    '',
    'AWS',
    'aws-',
    'aws--cn',
    'awscn',
    'aws-cn-',
    'aws-CN',
    'aws_cn',
    'aws:iam',
    'aws*',
    '*',
    'aws-?',
    'aws-c n',
    'aws\n',
    'azure',
    ` aws`,
    `aws-${'a'.repeat(1_000)}`,
    ...notText,
  ])('refuses %s', (partition) => {
    expect(complaint(schema, partition)).toContain('not a partition');
  });
});

describe('a text', () => {
  const { schema } = commonInputs.text;

  it.each(['published', 'corrected'])('accepts %s', (text) => {
    expect(complaint(schema, text)).toBeUndefined();
  });

  it.each(['', 'Published', 'correct', 'published\n', 'published*', '__proto__', ...notText])(
    'refuses %s',
    (text) => {
      expect(complaint(schema, text)).toContain('it is "published" or "corrected"');
    },
  );
});

it('has for every input a description in one line and an example that its schema accepts', () => {
  for (const [name, { schema, description, example }] of Object.entries(commonInputs)) {
    expect(description, name).toMatch(/^[^\n]{10,}$/);
    expect(complaint(schema, example), name).toBeUndefined();
  }
});
