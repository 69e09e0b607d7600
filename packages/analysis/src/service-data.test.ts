import { describe, expect, it } from 'vitest';
import { serviceData } from './service-data.ts';

// Facts of AWS's Service Authorization Reference, looked up by hand.
describe('the data of the services', () => {
  const action = (prefix: string, name: string) => serviceData.find(prefix)?.actions.get(name);

  it.each([
    ['sqs', 'listqueues', []],
    ['cloudformation', 'liststacks', []],
    ['s3', 'putobject', ['accesspointobject', 'object']],
    ['s3', 'getobject', ['accesspointobject', 'object']],
    ['s3', 'listallmybuckets', []],
    ['ec2', 'describeinstances', []],
    ['iam', 'passrole', ['role']],
    ['sqs', 'sendmessage', ['queue']],
  ])('knows what %s:%s is about', (prefix, name, types) => {
    expect(action(prefix, name)?.resourceTypes.map((type) => type.name)).toEqual(types);
  });

  it.each([
    ['sqs', 'listqueues', 'read'],
    ['ec2', 'runinstances', 'write'],
    ['iam', 'putrolepolicy', 'permissions management'],
    ['sqs', 'tagqueue', 'tagging'],
    ['s3', 'listbucket', 'list'],
  ])('knows the access level of %s:%s', (prefix, name, level) => {
    expect(action(prefix, name)?.accessLevel).toBe(level);
  });

  it('knows the condition keys of an action', () => {
    const keys = action('iam', 'passrole')?.conditionKeys.map(({ name }) => name);
    expect(keys).toContain('iam:PassedToService');
  });

  it('is dated', () => {
    expect(serviceData.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('can be read whole, each service with actions', () => {
    expect(serviceData.prefixes.size).toBeGreaterThan(400);
    for (const prefix of serviceData.prefixes) {
      expect(serviceData.find(prefix)?.actions.size, prefix).toBeGreaterThan(0);
    }
  });

  it.each(['efs', '', 'constructor', '__proto__', '../index', 'S3'])('knows no %j', (prefix) => {
    expect(serviceData.find(prefix)).toBeUndefined();
  });
});

/** Every key of the IAM User Guide, "AWS global condition context keys", by its data type there. */
const guideKeys = {
  String: [
    'aws:PrincipalAccount',
    'aws:PrincipalOrgID',
    'aws:PrincipalTag/tag-key',
    'aws:PrincipalServiceName',
    'aws:PrincipalType',
    'aws:userid',
    'aws:username',
    'aws:FederatedProvider',
    'aws:Ec2InstanceSourceVpc',
    'aws:SourceIdentity',
    'glue:RoleAssumedBy',
    'glue:CredentialIssuingService',
    'identitystore:UserId',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:VpceAccount',
    'aws:VpceOrgID',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:ResourceTag/tag-key',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:CalledViaAWSMCP',
    'aws:referer',
    'aws:RequestedRegion',
    'aws:RequestTag/tag-key',
    'aws:SourceAccount',
    'aws:SourceOrgID',
    'aws:UserAgent',
  ],
  ArrayOfString: [
    'aws:PrincipalOrgPaths',
    'aws:PrincipalServiceNamesList',
    'aws:VpceOrgPaths',
    'aws:ResourceOrgPaths',
    'aws:CalledVia',
    'aws:TagKeys',
    'aws:SourceOrgPaths',
  ],
  ARN: [
    'aws:PrincipalArn',
    'aws:SignInSessionArn',
    'aws:ChatbotSourceArn',
    'ec2:SourceInstanceArn',
    'codebuild:BuildArn',
    'codebuild:ProjectArn',
    'lambda:SourceFunctionArn',
    'ssm:SourceInstanceArn',
    'aws:SourceVpcArn',
    'aws:SourceArn',
  ],
  Bool: [
    'aws:PrincipalIsAWSService',
    'aws:AssumedRoot',
    'aws:MultiFactorAuthPresent',
    'aws:ViaAWSService',
    'aws:ViaAWSMCPService',
    'aws:SecureTransport',
    'aws:IsMcpServiceAction',
  ],
  Numeric: ['aws:MultiFactorAuthAge', 'ec2:RoleDelivery'],
  Date: ['aws:TokenIssueTime', 'aws:CurrentTime'],
  'Date or Numeric': ['aws:EpochTime'],
  IPAddress: ['aws:Ec2InstanceSourcePrivateIPv4', 'aws:SourceIp', 'aws:VpcSourceIp'],
};

describe('the condition keys of all services', () => {
  const known = [...serviceData.globalKeys.values()];

  it.each(Object.entries(guideKeys))('that hold %s are those of the guide', (type, names) => {
    const own = known.filter((key) => key.type === type).map(({ name }) => name);
    // Amazon SNS still fills the key that aws:SourceAccount has replaced.
    expect(new Set(own.filter((name) => name !== 'aws:SourceOwner'))).toEqual(new Set(names));
  });

  it('are all of a type that the guide has', () => {
    expect(Object.keys(guideKeys)).toEqual(expect.arrayContaining(known.map(({ type }) => type)));
  });
});
