import { testInput } from '../../test/input-table.ts';
import { bucketNameSchema } from '../index.ts';

// Amazon S3 User Guide, "General purpose bucket naming rules": 3 to 63 small letters, digits, dots
// and hyphens; a letter or digit first and last; no two dots together; no IP address.
testInput({
  schema: bucketNameSchema,
  what: 'an S3 bucket name',
  accepted: [
    'parallelcluster-demo-resources',
    'abc',
    '123',
    'a.b',
    'a-b',
    'a--b',
    'my.bucket.name',
    '1.2.3',
    '192.168.5.4a',
    '192.168.5.4.1',
    '192.168.5',
    '1234.168.5.4',
    'b'.repeat(63),
  ],
  refused: [
    '',
    'ab',
    'b'.repeat(64),
    'My-bucket',
    'my_bucket',
    'my..bucket',
    'my...bucket',
    '-bucket',
    'bucket-',
    '.bucket',
    'bucket.',
    '192.168.5.4',
    '999.999.999.999',
    'bucket/key',
    'bucket/*',
    'buck*t',
    'buck?t',
    'my bucket',
    'bucket\n',
    'bückét',
    's3://bucket',
    'arn:aws:s3:::bucket',
  ],
});
