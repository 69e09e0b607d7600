import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import { readPolicies } from './read-policies.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }],
};

describe('a template of JSON', () => {
  // AWS CloudFormation Template Reference, the properties of AWS::IAM.
  it('holds what its policies and its roles do', () => {
    const Policies = [{ PolicyName: 'own', PolicyDocument: document }];
    const Resources = {
      Shared: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } },
      Own: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: document } },
      OfRole: { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyDocument: document } },
      OfUser: { Type: 'AWS::IAM::UserPolicy', Properties: { PolicyDocument: document } },
      OfGroup: { Type: 'AWS::IAM::GroupPolicy', Properties: { PolicyDocument: document } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: document, Policies },
      },
      User: { Type: 'AWS::IAM::User', Properties: { Policies } },
      Group: { Type: 'AWS::IAM::Group', Properties: { Policies } },
      Queue: { Type: 'AWS::SQS::QueuePolicy', Properties: { PolicyDocument: document } },
      None: { Type: 'constructor', Properties: { PolicyDocument: document } },
      Text: { Type: { toString: 1 }, Properties: 'none' },
    };
    const sources = readPolicies(JSON.stringify({ Resources }));
    expect(sources.map(({ name, use }) => [name, use])).toEqual([
      ['Shared', 'managed'],
      ['Own', 'role'],
      ['OfRole', 'role'],
      ['OfUser', 'user'],
      ['OfGroup', 'group'],
      ['Role, trust', 'trust'],
      ['Role, policy own', 'role'],
      ['User, policy own', 'user'],
      ['Group, policy own', 'group'],
    ]);
    for (const { policy } of sources) expect(policy.value).toEqual(document);
  });

  it.each<[properties: object, use: string]>([
    [{}, 'role'],
    [{ Roles: ['a'] }, 'role'],
    [{ Groups: ['a'], Roles: ['b'] }, 'group'],
    [{ Users: ['a'], Groups: ['b'] }, 'user'],
  ])('has a policy of %j with the smallest of their quotas', (properties, use) => {
    const Properties = { ...properties, PolicyDocument: document };
    const Resources = { Own: { Type: 'AWS::IAM::Policy', Properties } };
    expect(readPolicies(JSON.stringify({ Resources }))).toMatchObject([{ use }]);
  });

  it('may hold a document as text, which stands where the text does', () => {
    const Properties = { PolicyDocument: '{ "Version": "2012-10-17", }' };
    const Resources = { Shared: { Type: 'AWS::IAM::ManagedPolicy', Properties } };
    const text = JSON.stringify({ Resources }, undefined, 2);
    const [source] = readPolicies(text);
    const at = text.indexOf('"{');
    expect(source?.policy.problems).toMatchObject([{ code: 'syntax', position: { offset: at } }]);
    expect(source?.policy.locate(['Version'])).toMatchObject({ offset: at });
  });
});

const template = `Conditions:
  Batch: !Equals [!Ref Scheduler, awsbatch]
Resources:
  Head:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Principal: { Service: !Sub "ec2.\${AWS::URLSuffix}" }
          Action: sts:AssumeRole
      Policies:
        - !If
          - Batch
          - PolicyName: batch
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - !If
                  - Batch
                  - - Effect: Allow
                      Action: [batch:SubmitJob, batch:Nothing]
                      Resource: !Sub arn:\${AWS::Partition}:batch:*:*:job-queue/\${Queue}
                    - !If [Batch, { Effect: Deny, Action: !Sub "\${A}:*", Resource: "*" }, !Ref AWS::NoValue]
                  - !Ref AWS::NoValue
                - Sid: !Ref Name
                  Effect: !If [Batch, Allow, Deny]
                  Action:
                    - !If [Batch, sqs:SendMessage, sqs:ReceiveMessage]
                    - !Sub s3:\${Verb}Object
                    - !GetAtt Other.Action
                    - sqs:Nothing
                  Resource: !Join [":", ["arn:aws:sqs", !Ref Region, !Ref Account, demo]]
                  Condition: !If
                    - Batch
                    - StringEquals: { "aws:RequestedRegion": !Ref AWS::Region }
                    - !Ref AWS::NoValue
          - !Ref AWS::NoValue
        - PolicyName: !Sub "\${AWS::StackName}-own"
          PolicyDocument: !If [Batch, !Ref AWS::NoValue, { Version: "2012-10-17", Statement: [] }]
        - PolicyName: elsewhere
          PolicyDocument: !FindInMap [Documents, own, document]
`;

describe('a template of YAML', () => {
  const sources = readPolicies(template, { yaml: true });

  it('has policies where a condition brings them, and none where a function is one', () => {
    expect(sources.map(({ name, use }) => [name, use])).toEqual([
      ['Head, trust', 'trust'],
      ['Head, policy batch', 'role'],
      ['Head, policy of an unknown name', 'role'],
    ]);
  });

  it('has in place of each function what holds in either case, or an unknown part', () => {
    const [, batch] = sources;
    expect(batch?.policy.value).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['batch:SubmitJob', 'batch:Nothing'],
          Resource: `arn:${unknownPart}:batch:*:*:job-queue/${unknownPart}`,
        },
        { Effect: 'Deny', Action: `${unknownPart}:*`, Resource: '*' },
        {
          Sid: unknownPart,
          Effect: unknownPart,
          Action: [
            'sqs:SendMessage',
            'sqs:ReceiveMessage',
            `s3:${unknownPart}Object`,
            unknownPart,
            'sqs:Nothing',
          ],
          Resource: `arn:aws:sqs:${unknownPart}:${unknownPart}:demo`,
          Condition: { StringEquals: { 'aws:RequestedRegion': unknownPart } },
        },
      ],
    });
  });

  it('is told what is wrong at its own lines, and nothing of what is not known', () => {
    const lines = template.split('\n');
    const findings = sources.flatMap(({ policy, use }) =>
      lintPolicy(policy, { as: use, partition: 'aws' }).map(({ code, position }) => {
        const line = lines[position.line - 1] ?? '';
        return [code, line.slice(position.column - 1).trim()];
      }),
    );
    expect(findings).toEqual([
      ['unknown-action', 'batch:Nothing]'],
      ['unknown-action', 'sqs:Nothing'],
      ['statement-form', '[] }]'],
    ]);
  });
});

it('knows two objects for one, of which it takes the first', () => {
  const Condition = {
    'Fn::If': ['A', { Bool: { 'aws:SecureTransport': 'true' } }, { Null: { 'aws:a': 'true' } }],
  };
  const Properties = {
    PolicyDocument: {
      'Fn::If': ['B', { Statement: [{ Condition }] }, { Statement: [] }],
    },
  };
  const Resources = { A: { Type: 'AWS::IAM::ManagedPolicy', Properties } };
  const [source] = readPolicies(JSON.stringify({ Resources }));
  expect(source?.policy.value).toEqual({
    Statement: [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  });
});

describe('the metadata of a resource', () => {
  const reason = 'ParallelCluster names its instances itself';
  const template = (metadata: unknown, Type = 'AWS::IAM::Role') => {
    const Policies = [{ PolicyName: 'own', PolicyDocument: document }];
    const Head = {
      Type,
      Metadata: { 'pcluster-iam': metadata, other: 1 },
      Properties: { Policies },
    };
    return readPolicies(JSON.stringify({ Resources: { Head } }, undefined, 1));
  };

  it('hold suppressions of what is found in its policies', () => {
    const entry = { code: 'write-on-all', sid: 'A', reason };
    const [only, ...more] = template({ suppress: [entry] });
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      name: 'Head, policy own',
      suppressions: [{ ...entry, kind: 'inSource' }],
    });
  });

  it.each<[metadata: unknown, message: string]>([
    [{ suppress: [{ code: 'size' }] }, 'suppress[0].reason is missing.'],
    [{ suppress: [{ code: 'sizes', reason }] }, 'size is meant, perhaps.'],
    [{ suppress: [{ code: 'size', reason, file: '*' }] }, 'suppress[0] has "file"'],
    [{ suppress: [7] }, 'suppress[0] is no object.'],
    [{ suppress: { code: 'size', reason } }, 'no object with a list "suppress"'],
    ['size', 'no object with a list "suppress"'],
  ])('%j are told to be wrong', (metadata, message) => {
    const [beside, own] = template(metadata);
    expect(beside?.policy.problems).toMatchObject([
      { code: 'suppression', message: expect.stringContaining(message) },
    ]);
    expect(beside?.policy.problems[0]?.position.line).toBeGreaterThan(4);
    expect(own).toMatchObject({ name: 'Head, policy own', suppressions: [] });
  });

  it('are kept of a resource without policies, to be told of', () => {
    expect(template({ suppress: [{ code: 'size', reason }] }, 'AWS::SQS::Queue')).toMatchObject([
      {
        name: 'Head',
        policy: { value: undefined, problems: [] },
        suppressions: [{ code: 'size' }],
      },
    ]);
  });
});
