import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGrants, patchFor } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { slurm } from '@pcluster-iam/slurm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';
import { releaseDocuments } from './release-documents.ts';
import { run } from './run.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-denied-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const denied = (message: string, ...options: readonly string[]) =>
  pcluster('denied', message, ...options);

/** The answer to the first denial, as data. */
async function answer(message: string, ...options: readonly string[]) {
  const { exitCode, stdout, stderr } = await denied(message, ...options, '--json');
  expect(stderr).toBe('');
  return { exitCode, ...JSON.parse(stdout).denials[0] };
}

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value, undefined, 2));
  return path;
}

const because = (action: string) => `because no identity-based policy allows the ${action} action`;
const user = 'arn:aws:iam::123456789012:user/demo';
const role = 'arn:aws:sts::123456789012:assumed-role/demo/i-0123456789abcdef0';
const message = (action: string, resource: string, principal = role, why = because(action)) =>
  `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${why}`;

const in260 = ['--scheduler', 'slurm', '--release', '2.6.0'];
const in314 = ['--scheduler', 'slurm', '--release', '3.1.4'];
const in3111 = ['--scheduler', 'slurm', '--release', '3.11.1'];
const place = ['--region', 'eu-west-1', '--account-id', '123456789012'];

describe('a message', () => {
  // https://github.com/aws/aws-parallelcluster/issues/1670: the documents of 2.5.1 with 2.6.0.
  const logGroups = `User: ${user} is not authorized to perform: logs:DescribeLogGroups on resource: arn:aws:logs:eu-west-1:123456789012:log-group::log-stream:`;

  it('is answered with the document that lacks it, since when, and the smallest patch', async () => {
    expect(await denied(logGroups, ...in260, ...place)).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        `logs:DescribeLogGroups on arn:aws:logs:eu-west-1:123456789012:log-group::log-stream: is denied to ${user}.`,
        '',
        'In slurm 2.6.0 these grant it:',
        '',
        'policy  for   statement       on',
        'user    user  CloudWatchLogs  *',
        '',
        'The policies for user grant logs:DescribeLogGroups since 2.6.0 (text of 2.6.1).',
        '',
        'The smallest statement that allows it:',
        '',
        '{',
        '  "Sid": "AllowLogsDescribeLogGroups",',
        '  "Effect": "Allow",',
        '  "Action": "logs:DescribeLogGroups",',
        '  "Resource": "*"',
        '}',
        '',
      ].join('\n'),
    });
  });

  it('needs no input that the answer does not depend on', async () => {
    expect(await denied(logGroups, ...in260)).toEqual(await denied(logGroups, ...in260, ...place));
  });

  it('of a release before it was needed is answered with the one that began to need it', async () => {
    const { exitCode, stdout } = await denied(
      logGroups,
      '--scheduler',
      'slurm',
      '--release',
      '2.5.1',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('In slurm 2.5.1 no document grants it.\n');
    expect(stdout).toContain('grant logs:DescribeLogGroups since 2.6.0 (text of 2.6.1).\n');
  });

  // https://github.com/aws/aws-parallelcluster/issues/4367
  const update = message(
    'dynamodb:UpdateItem',
    'arn:aws:dynamodb:eu-west-1:123456789012:table/parallelcluster-demo',
  );

  it('of 3.x is answered with every document that grants it, for persons and for roles', async () => {
    const { exitCode, granted, possible, patch } = await answer(update, ...in3111, ...place);
    expect(exitCode).toBe(0);
    expect(granted.map((grant: Record<string, unknown>) => [grant.policy, grant.for])).toEqual([
      ['userCluster1', 'user'],
      ['headNode', 'headNode'],
      ['computeNode', 'computeNode'],
    ]);
    expect(possible).toMatchObject([{ policy: 'loginNode', missing: [{ input: 'clusterName' }] }]);
    expect(patch).toEqual({
      Sid: 'AllowDynamodbUpdateItem',
      Effect: 'Allow',
      Action: 'dynamodb:UpdateItem',
      Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/parallelcluster-*',
    });
  });

  it('is compared with the documents of one recipient on request', async () => {
    const { granted } = await answer(update, ...in3111, ...place, '--for', 'headNode');
    expect(granted).toMatchObject([{ policy: 'headNode' }]);
    const { exitCode, stderr } = await denied(update, ...in3111, ...place, '--for', 'me');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--for is "me"; the policies of slurm 3.11.1 are for user, headNode,');
  });

  it('to a user of IAM is one about the documents for persons', async () => {
    const [own] = [update.replace(role, user)];
    const { granted } = await answer(own, ...in3111, ...place);
    expect(granted).toMatchObject([{ policy: 'userCluster1' }]);
    // Only a role has this one, and that is told.
    const attach = message('ec2:AttachVolume', '*', user);
    expect((await answer(attach, ...in260)).granted).toMatchObject([{ policy: 'instance' }]);
  });

  it('on a resource that the documents do not name is answered with those that they do', async () => {
    const { exitCode, stdout } = await denied(
      message('s3:CreateBucket', 'arn:aws:s3:::other'),
      ...in3111,
      ...place,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('In slurm 3.11.1 none grants it; these allow the action otherwise:\n');
    expect(stdout).toContain('arn:aws:s3:::parallelcluster-*, arn:aws:s3:::aws-parallelcluster-*');
    expect(stdout).toContain('"Resource": "arn:aws:s3:::other"');
  });

  it('from another region is not granted by documents for this one', async () => {
    const elsewhere = message(
      'fsx:DescribeFileSystems',
      'arn:aws:fsx:us-east-1:123456789012:file-system/*',
    );
    expect(await answer(elsewhere, ...in3111, ...place)).toMatchObject({
      exitCode: 1,
      granted: [],
    });
  });

  it('of an action that no release grants says so', async () => {
    const { exitCode, stdout } = await denied(message('glue:GetJob', '*'), ...in3111, ...place);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('No release of slurm grants glue:GetJob.\n');
  });

  it('without a resource is answered with all that a document grants', async () => {
    const { stdout } = await denied(
      'An error occurred (403) when calling the HeadObject operation: Forbidden',
      ...in3111,
      ...place,
      '--for',
      'computeNode',
    );
    expect(stdout).toContain(
      'The message names no resource; what computeNode grants of the action:\n',
    );
    expect(stdout).toContain('"Resource": "arn:aws:s3:::eu-west-1-aws-parallelcluster/*"');
  });

  it('may be one of many in a text', async () => {
    const { stdout } = await denied(`${logGroups}\n${update}`, ...in3111, ...place);
    expect(stdout.match(/ is denied to /g)).toHaveLength(2);
  });

  it('holds nothing that a terminal obeys', async () => {
    const { stdout } = await denied(
      message('s3:GetObject', '"arn:aws:s3:::a\u001b[31m\u009b1m"'),
      ...in3111,
      ...place,
    );
    expect(stdout).toContain('arn:aws:s3:::a');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('an event of CloudFormation', () => {
  const events = {
    StackEvents: [
      {
        StackName: 'demo',
        LogicalResourceId: 'CleanupResourcesRole',
        ResourceType: 'AWS::IAM::Role',
        ResourceStatus: 'CREATE_FAILED',
        ResourceStatusReason: `Resource handler returned message: "${message('iam:CreateRole', 'arn:aws:iam::123456789012:role/parallelcluster/demo/CleanupResourcesRole')} (Service: Iam, Status Code: 403, Request ID: 0)" (RequestToken: 0, HandlerErrorCode: AccessDenied)`,
      },
    ],
  };

  it('is answered, with what brings the right', async () => {
    const { exitCode, stdout } = await denied(
      JSON.stringify(events, undefined, 2),
      ...in3111,
      ...place,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      `is denied to ${role}, for an AWS::IAM::Role of the stack: no identity-based policy allows it.\n`,
    );
    expect(stdout).toMatch(
      /^userIamAdmin +user +IamInlinePolicyAndCreateRole +arn:aws:iam::123456789012:role\/parallelcluster\/\*$/m,
    );
    expect(stdout).toMatch(
      /^These may grant it, too; it depends on --permissions-boundary-arn:\n\n.*\nuserIamBoundary /m,
    );
  });

  it('that names no action is answered with where it stands', async () => {
    const tagging =
      'Encountered a permissions error performing a tagging operation, please add required tag permissions.';
    const { exitCode, stdout } = await denied(tagging, ...in3111);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('The message names no action. CloudTrail does');
  });
});

describe('an encoded message', () => {
  const encoded =
    'You are not authorized to perform this operation. Encoded authorization failure message: zAGB';

  it('is told how it is decoded', async () => {
    const alone = await denied(encoded, ...in260);
    expect(alone).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('aws sts decode-authorization-message'),
    });
    const named = await denied(`API: ec2:RunInstances ${encoded}`, ...in260);
    expect(named).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('aws sts decode-authorization-message'),
    });
  });

  it('that is decoded brings the condition keys of the request', async () => {
    const pass = (service: string) =>
      JSON.stringify({
        DecodedMessage: JSON.stringify({
          allowed: false,
          explicitDeny: false,
          context: {
            principal: { arn: role },
            action: 'iam:PassRole',
            resource: 'arn:aws:iam::123456789012:role/parallelcluster/demo',
            conditions: {
              items: [{ key: 'iam:PassedToService', values: { items: [{ value: service }] } }],
            },
          },
        }),
      });
    const granted = await answer(pass('spotfleet.amazonaws.com'), ...in3111, ...place);
    expect(granted.granted).toMatchObject([{ policy: 'userCluster2' }]);
    const refused = await answer(pass('glue.amazonaws.com'), ...in3111, ...place, '--for', 'user');
    expect(refused).toMatchObject({ exitCode: 1, granted: [] });
    expect(refused.elsewhere.length).toBeGreaterThan(0);
  });
});

describe('what an Allow does not help against', () => {
  const create = (why: string) =>
    message('iam:CreateRole', 'arn:aws:iam::123456789012:role/parallelcluster/demo', role, why);

  it.each([
    [
      'with an explicit deny in a permissions boundary',
      'Look for the Deny in the permissions boundary',
    ],
    [
      'with an explicit deny in a service control policy',
      'Look for the Deny in the service control policies of AWS Organizations',
    ],
    [
      'because no service control policy allows the iam:CreateRole action',
      'Look at the service control policies of AWS Organizations',
    ],
    [
      'because no permissions boundary allows the iam:CreateRole action',
      'Look at the permissions boundary',
    ],
    ['with an explicit deny', 'Look for the Deny in all policies that apply'],
  ])('is said, without a patch: %s', async (why, advice) => {
    const own = file('near.json', {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'iam:CreateRole',
        Resource: 'arn:aws:iam::123456789012:role/other',
      },
    });
    const { exitCode, stdout } = await denied(create(why), ...in3111, ...place, '--policy', own);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(advice);
    expect(stdout).not.toContain('"Effect"');
  });
});

describe('the reason', () => {
  const create = 'User: demo is not authorized to perform: iam:CreateRole';
  const decoded = (deny: object) =>
    JSON.stringify({
      allowed: false,
      explicitDeny: true,
      matchedStatements: { items: [deny] },
      context: { action: 'iam:CreateRole', resource: '*' },
    });

  it.each([
    [`${create}`, 'iam:CreateRole is denied.'],
    [
      `${create} with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/No`,
      'iam:CreateRole is denied: a statement of arn:aws:iam::123456789012:policy/No denies it.',
    ],
    [
      `${create} with an explicit deny in an identity-based policy`,
      'iam:CreateRole is denied: a statement of an identity-based policy denies it.',
    ],
    [`${create} with an explicit deny`, 'iam:CreateRole is denied: a statement denies it.'],
    [decoded({ statementId: 'No' }), 'iam:CreateRole on * is denied: the statement No denies it.'],
    [decoded({ statementId: '' }), 'iam:CreateRole on * is denied: a statement denies it.'],
    [
      'IAM role error on user provided role demo: action logs:* is implicitDeny',
      'logs:* is denied to role demo: no policy allows it.',
    ],
  ])('stands in the first line: %s', async (text, line) => {
    const { stdout } = await denied(text, ...in260, ...place, '--ec2-role-name', 'demo');
    expect(stdout.split('\n')[0]).toBe(line);
  });
});

describe('the documents of whoever is denied', () => {
  const table = (name: string) => `arn:aws:dynamodb:eu-west-1:123456789012:table/${name}`;
  const update = message('dynamodb:UpdateItem', table('parallelcluster-demo'));
  const statement = {
    Sid: 'Tables',
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    Resource: table('other'),
  };
  const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
  const compare = (...statements: readonly object[]) =>
    denied(
      update,
      ...in3111,
      ...place,
      '--for',
      'user',
      '--policy',
      file('own.json', policy(...statements)),
    );

  it('show the nearest miss, and how it would allow it', async () => {
    const { exitCode, stdout } = await compare(statement);
    expect(exitCode).toBe(0);
    const own = join(folder, 'own.json');
    expect(stdout).toContain(`${own}:4:5 (Tables) allows the action on ${table('other')} alone.\n`);
    expect(stdout).toContain(
      `Or in the place of ${own}:4:5 (Tables), which then allows dynamodb:GetItem there, too:\n\n`,
    );
    const extended = { ...statement, Resource: [table('other'), table('parallelcluster-*')] };
    expect(stdout).toContain(JSON.stringify(extended, undefined, 2));
  });

  it('show the condition that fails', async () => {
    const Condition = {
      StringEquals: { 'aws:RequestedRegion': ['us-west-2'], 'aws:PrincipalTag/team': ['hpc'] },
    };
    const { stdout } = await compare({ ...statement, Resource: '*', Condition });
    expect(stdout).toContain(
      '(Tables) allows the action, only if StringEquals aws:RequestedRegion us-west-2 (the request holds eu-west-1) and StringEquals aws:PrincipalTag/team hpc.\n',
    );
  });

  it('may say nothing of it, allow it already, or deny it', async () => {
    expect((await compare({ ...statement, Action: 's3:GetObject' })).stdout).toContain(
      'own.json allows the action on anything.\n',
    );
    const allowed = await compare({ ...statement, Resource: '*' });
    expect(allowed.stdout).toContain('(Tables) allows it: what is attached may be another text');
    expect(allowed.stdout).not.toContain('The smallest statement');
    const refused = await compare(statement, {
      ...statement,
      Sid: 'No',
      Effect: 'Deny',
      Resource: '*',
    });
    expect(refused.stdout).toContain(
      'own.json:13:5 (No) denies it, and no Allow wins over that.\n',
    );
    expect(refused.stdout).not.toContain('"Effect"');
  });

  it('are told of where the message names no resource, and of many in short', async () => {
    const own = ['a', 'b', 'c', 'd', 'e', 'f'].map(table);
    const statements = [1, 2, 3, 4].map(() => ({ ...statement, Sid: undefined, Resource: own }));
    const path = file('many.json', policy(...statements));
    const unnamed = `User: ${role} is not authorized to perform: dynamodb:UpdateItem`;
    const { stdout } = await denied(unnamed, ...in3111, ...place, '--policy', path);
    const lines = stdout.split('\n').filter((line) => line.includes(' allows the action on '));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      `${path}:4:5 (Statement[0]) allows the action on ${own.slice(0, 4).join(', ')} and 2 more alone; the message names no resource.`,
    );
  });

  it('may stand in several files, whose names are free for the patch', async () => {
    const a = file('a.json', policy({ ...statement, Sid: 'AllowDynamodbUpdateItem' }));
    const b = file('b.json', policy({ ...statement, Sid: undefined }));
    const options = ['--policy', a, '--policy', b];
    const { patch, own } = await answer(update, ...in3111, ...place, ...options);
    expect(patch.Sid).toBe('AllowDynamodbUpdateItem2');
    expect(own.misses.map((miss: { statement: object }) => miss.statement)).toMatchObject([
      { document: 0, path: 'Statement[0]' },
      { document: 1, path: 'Statement[0]' },
    ]);
  });
});

describe('the usage', () => {
  // https://github.com/aws/aws-parallelcluster/issues/1670 has the other half of its message.
  const pass = message('iam:PassRole', 'arn:aws:iam::123456789012:role/parallelcluster-ec2', user);

  it('asks at once for all that the answer depends on, and for nothing else', async () => {
    const { exitCode, stdout, stderr } = await denied(pass, ...in260);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.match(/^ {2}--[\w-]+ is missing/gm)).toEqual([
      '  --region is missing',
      '  --account-id is missing',
      '  --ec2-role-name is missing',
    ]);
    const name = ['--ec2-role-name', 'parallelcluster-ec2'];
    const { granted, patch } = await answer(pass, ...in260, ...place, ...name);
    expect(granted).toMatchObject([{ policy: 'user', statement: { sid: 'IAMModify' } }]);
    expect(patch.Resource).toBe('arn:aws:iam::123456789012:role/parallelcluster-ec2');
  });

  it('takes the partition for open where no region is given', async () => {
    const { exitCode, stderr } = await denied(
      message(
        'dynamodb:PutItem',
        'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/parallelcluster-demo',
      ),
      ...in3111,
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--region is missing');
    expect(stderr).toContain('--account-id is missing');
  });

  it('takes an ARN of any partition where no region is given', async () => {
    const boundary = ['--permissions-boundary-arn', 'arn:aws-us-gov:iam::123456789012:policy/demo'];
    const vpcs = await answer(message('ec2:DescribeVpcs', '*'), ...in314, ...boundary);
    expect(vpcs).toMatchObject({ exitCode: 0, granted: [{ policy: 'userBase' }] });
  });

  it.each([
    ['no message', [], 2],
    ['no scheduler', ['x', '--release', '2.6.0'], 2],
    ['no release', ['x', '--scheduler', 'slurm'], 2],
    ['an unknown option', ['x', ...in260, '--colour', 'red'], 2],
    ['a file that is not there', [pass, ...in3111, ...place, '--policy', 'nowhere.json'], 2],
    ['an unknown release', ['x', '--scheduler', 'slurm', '--release', '9.9.9'], 1],
    ['a wrong region, whatever the message', ['x', ...in260, '--region', 'Ireland'], 1],
    ['a text that tells of no denial', ['Unable to create S3 bucket. Access Denied', ...in260], 1],
  ] as const)('fails with %s', async (_what, [text = '', ...options], exitCode) => {
    const args = text === '' ? [] : [text, ...options];
    const written = { stdout: '', stderr: '' };
    const stream = (name: 'stdout' | 'stderr') => ({
      write: (part: string) => {
        written[name] += part;
      },
    });
    const streams = { stdout: stream('stdout'), stderr: stream('stderr') };
    expect(await run(['denied', ...args], streams)).toBe(exitCode);
    expect(written.stdout).toBe('');
    expect(written.stderr).not.toBe('');
  });

  it('says which forms of a message are known', async () => {
    const { stderr } = await denied('events.json', ...in260);
    expect(stderr).toContain(
      'the text tells of no denied request; what is known is\n  - messages of AWS services:',
    );
  });

  it('is explained by --help, with the inputs of all documents of the release', async () => {
    const { exitCode, stdout } = await denied('x', ...in3111, '--help');
    expect(exitCode).toBe(0);
    for (const option of [
      '--policy',
      '--for',
      '--json',
      '--fsx-buckets',
      '--permissions-boundary-arn',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});

it('answers whatever is pasted, or says that it tells of nothing', async () => {
  const pieces = [
    ...['User: ', user, role, ' is not authorized to perform: ', 's3:GetObject', 'iam:*', 'x:y'],
    ...[' on resource: ', '*', '"arn:aws:s3:::a b"', 'arn:aws:iam:', ' with an explicit deny'],
    ...[
      ' in a session policy',
      ' You are',
      ' this operation. ',
      'API: ec2:CreateVpc',
      '\n',
      '{',
      '}',
    ],
    ...[' because no permissions boundary', 'IAM role error on user provided role ', 'a: action '],
    ...[
      'logs:*',
      ' is explicitDeny',
      '{"allowed":false,"context":{"action":"CreateVpc"}}',
      '\u001b',
    ],
  ];
  // Texts by chance, but the same each time (the generator is that of "Numerical Recipes").
  let state = 1;
  const below = (count: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * count);
  };
  for (let run = 0; run < 60; run += 1) {
    const parts = Array.from({ length: 1 + below(20) }, () => pieces[below(pieces.length)]);
    const { exitCode, stderr } = await denied(` ${parts.join('')}`, ...in3111, ...place);
    expect(exitCode).toBeLessThan(2);
    expect(stderr).toMatch(/^$|^error: the text tells of no denied request/);
  }
});

describe('what AWS grants', () => {
  const releases = [
    ...['2.4.0', '2.11.9', '3.0.0', '3.11.1'].map((release) => ({ scheduler: slurm, release })),
    ...['2.11.9', '3.11.1'].map((release) => ({ scheduler: awsbatch, release })),
  ].map(({ scheduler, release }) => {
    const all: Readonly<Record<string, object>> = scheduler.releases;
    return { scheduler, release, policies: all[release] as never };
  });

  // A request for each of its statements, with a name in the place of every wildcard.
  it.each(releases)(
    'is found in the document of $scheduler.name $release that grants it',
    (chosen) => {
      const inputs = { region: 'eu-west-1', accountId: '123456789012' };
      for (const { document, missing } of releaseDocuments(chosen, inputs)) {
        for (const [index, { Action, Resource }] of document.Statement.entries()) {
          if (missing[index]?.length !== 0) continue;
          for (const on of [Resource].flat()) {
            const action = String([Action].flat()[0]).replaceAll('*', 'Some');
            const resource = on === '*' ? on : on.replaceAll('*', 'demo');
            const denial = { action, resource, reason: { kind: 'unknown' } } as const;
            const { granted } = findGrants(denial, document);
            expect(granted.map(({ statement }) => statement.path)).toContain(`Statement[${index}]`);
            const named = granted.flatMap(({ resources }) => resources);
            expect(named).toContain(patchFor(denial, granted)?.Resource);
          }
        }
      }
    },
  );
});
