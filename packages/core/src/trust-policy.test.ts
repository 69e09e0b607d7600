import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { untyped } from '../test/demo.ts';
import { notText } from '../test/hostile.ts';
import { ec2TrustPolicy, InvalidInputError, lambdaTrustPolicy } from './index.ts';

const ec2 = 'ec2.amazonaws.com';
const lambda = 'lambda.amazonaws.com';

/** A region of every partition, and the service principals there. */
const table: readonly (readonly [
  region: string,
  ec2: string | readonly string[],
  lambda: string,
])[] = [
  ['eu-west-1', ec2, lambda],
  ['us-east-1', ec2, lambda],
  ['cn-north-1', [ec2, 'ec2.amazonaws.com.cn'], lambda],
  ['cn-northwest-1', [ec2, 'ec2.amazonaws.com.cn'], lambda],
  ['us-gov-west-1', ec2, lambda],
  ['us-iso-east-1', ec2, lambda],
  ['us-isob-east-1', ec2, lambda],
  ['eu-isoe-west-1', ec2, lambda],
  ['us-isof-south-1', ec2, lambda],
  ['eusc-de-east-1', ec2, lambda],
];

const documentFor = (service: string | readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

const both = [
  ['ec2', ec2TrustPolicy],
  ['lambda', lambdaTrustPolicy],
] as const;

describe('the trust policy', () => {
  it.each(table)(
    'in %s names the services of its partition',
    (region, ec2Service, lambdaService) => {
      expect(ec2TrustPolicy({ region })).toStrictEqual(documentFor(ec2Service));
      expect(lambdaTrustPolicy({ region })).toStrictEqual(documentFor(lambdaService));
    },
  );

  it('in a region of its own follows the partition that is given', () => {
    const region = 'abcd-north-1';
    expect(ec2TrustPolicy({ region, partition: 'aws-cn' })).toStrictEqual(
      documentFor([ec2, 'ec2.amazonaws.com.cn']),
    );
    expect(ec2TrustPolicy({ region, partition: 'aws-later' })).toStrictEqual(documentFor(ec2));
  });

  it('is frozen through and through', () => {
    const document = ec2TrustPolicy({ region: 'cn-north-1' });
    const [statement] = document.Statement;
    const parts = [
      document,
      document.Statement,
      statement,
      statement?.Principal,
      statement?.Principal.Service,
    ];
    for (const part of parts) {
      expect(part).toBeTypeOf('object');
      expect(part).toSatisfy(Object.isFrozen);
    }
  });

  it('is not shared between calls', () => {
    expect(ec2TrustPolicy({ region: 'eu-west-1' })).toStrictEqual(
      ec2TrustPolicy({ region: 'us-east-1', partition: undefined }),
    );
  });

  it('comes back from JSON as it was', () => {
    const document = ec2TrustPolicy({ region: 'cn-north-1' });
    expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document);
  });
});

describe.each(both)('bad input of the trust policy for %s', (service, build) => {
  it.each<readonly [what: string, options: unknown, issues: readonly string[]]>([
    ['nothing', undefined, ['invalid options', 'missing region']],
    ['null', null, ['invalid options', 'missing region']],
    ['a region alone', 'eu-west-1', ['invalid options', 'missing region']],
    [
      'inherited options',
      Object.create({ region: 'eu-west-1' }),
      ['invalid options', 'missing region'],
    ],
    ['no region', {}, ['missing region']],
    ['a wrong region', { region: 'nowhere' }, ['invalid region']],
    ['an empty region', { region: '' }, ['invalid region']],
    ['a region with a star', { region: 'eu-*-1' }, ['invalid region']],
    ['a wrong partition', { region: 'eu-west-1', partition: 'azure' }, ['invalid partition']],
    ['a contradiction', { region: 'eu-west-1', partition: 'aws-cn' }, ['contradiction partition']],
    ['an unknown prefix', { region: 'abcd-north-1' }, ['missing partition']],
    [
      'an option of the policies',
      { region: 'eu-west-1', accountId: '123456789012' },
      ['unknown accountId'],
    ],
    ['__proto__', JSON.parse('{"region":"eu-west-1","__proto__":{}}'), ['unknown __proto__']],
    ['a symbol', { region: 'eu-west-1', [Symbol('a')]: 1 }, ['unknown "Symbol(a)"']],
    [
      'everything at once',
      { region: 'x', partition: 'y', z: 1 },
      ['invalid region', 'invalid partition', 'unknown z'],
    ],
  ])('%s', (_what, options, issues) => {
    const error = caught(() => build(untyped(options)));
    if (!(error instanceof InvalidInputError)) throw error;
    expect(error.issues.map(({ code, input }) => `${code} ${input}`)).toStrictEqual(issues);
    expect(error.message).toContain(`the trust policy for ${service}`);
  });

  it.each(notText)('a region that is %o', (region) => {
    expect(caught(() => build(untyped({ region })))).toMatchObject({
      issues: [{ code: 'invalid', input: 'region' }],
    });
  });
});
