import type { ResourceType } from '../services/service.ts';

// Where AWS's Service Authorization Reference and what IAM grants differ. Each with its source.

/**
 * Variables of the reference that stand for colons, too. Sources: Amazon S3 User Guide, "Naming
 * Amazon S3 objects"; Amazon RDS User Guide, whose automated snapshots are called `rds:NAME`; the
 * managed policies of AWS Backup, which name snapshots and clusters `awsbackup:NAME`.
 */
export const anyCharacterVariables: ReadonlySet<string> = new Set([
  'ObjectName',
  'SnapshotName',
  'ClusterSnapshotName',
  'DbClusterInstanceName',
]);

/**
 * Variables of the reference that stand for no slash, so that the ARN of an object is none of a
 * bucket. Source: Amazon S3 User Guide, "General purpose bucket naming rules".
 */
export const slashlessVariables: ReadonlySet<string> = new Set(['BucketName']);

/**
 * What may follow an ARN of the reference, as a pattern. The reference prints `log-group:NAME`; the
 * ARN that CloudWatch Logs checks goes on after the name, as `:*` or as `:log-stream:` with or
 * without a stream, and `logs:FilterLogEvents` is granted on the ARN of a log stream. Source:
 * CloudWatch Logs User Guide, "CloudWatch Logs resources and operations". The reference prints
 * `function:NAME`, too; a version or an alias of a function goes on as `:QUALIFIER`. Source: AWS
 * Lambda Developer Guide, "Resources and conditions for Lambda actions".
 */
export function freeSuffixes({ arn }: ResourceType): readonly string[] {
  return /:log-group:\$\{LogGroupName\}$|:lambda:.*:function:\$\{FunctionName\}$/.test(arn)
    ? [':*']
    : [];
}

/**
 * The form of the ARN of a resource that an action is about, where the reference names a wider one.
 * `iam:CreateServiceLinkedRole` makes roles in one path alone. Source: IAM User Guide,
 * "Service-linked roles".
 */
export function narrowerArn(action: string, arn: string): string {
  return action.toLowerCase() === 'iam:createservicelinkedrole' && arn.includes(':role/')
    ? arn.replace(/:role\/.*$/, ':role/aws-service-role/\u0024{AWSServiceName}')
    : arn;
}

/**
 * Types of resource of a service that the reference does not name: macros, which
 * `cloudformation:CreateChangeSet` is about where a template has one. Source:
 * aws/serverless-application-model#179.
 */
export function moreTypes(prefix: string): readonly ResourceType[] {
  const arn = `arn:\${Partition}:cloudformation:\${Region}:\${Account}:transform/\${MacroName}`;
  return prefix === 'cloudformation' ? [{ name: 'transform', arn }] : [];
}

/**
 * Those of the types of a service that an action is about though the reference does not say so. Tags
 * of Elastic Load Balancing have one name for both kinds of load balancer, and the data those of the
 * classic kind alone. Source: Service Authorization Reference, "AWS Elastic Load Balancing V2".
 *
 * @param action - The action, such as `elasticloadbalancing:AddTags`.
 * @param types - The types of its service.
 */
export function alsoAbout(action: string, types: readonly ResourceType[]): readonly ResourceType[] {
  if (action === 'cloudformation:CreateChangeSet') {
    return types.filter(({ name }) => name === 'transform');
  }
  return action === 'elasticloadbalancing:AddTags' || action === 'elasticloadbalancing:RemoveTags'
    ? types
    : [];
}

/**
 * The ARNs that AWS checks requests for some actions on, of which the reference names no type of
 * resource: a statement that names one grants them, though not on `*`. `${Asterisk}` is the character
 * itself, which a wildcard matches.
 *
 * Sources: messages of denied access, which tell the ARN. cloudformation: jogold/cloudstructs#215.
 * dynamodb, which used to check `*`: AntonShuvaev/intellij-dynamodb#20. eks: aws/aws-cli#5823. events:
 * globaldothealth/list#2539. iam: denismo/aws-iam-ldap-bridge#28 and, with the path that was asked
 * for, kubernetes/kops#17854. logs: hashicorp/terraform-provider-aws#8804. sns:
 * buildkite/lifecycled#90. sqs: 47chapters/letsgo#17. states: scribd/terraform-aws-datadog#18. Others
 * are AWS's own: the policies of AWS Backup's roles, such as AWSBackupServiceRolePolicyForBackup, for
 * fsx; a sample of the Amazon S3 User Guide that awsdocs/amazon-s3-userguide#51 confirms; AWS Systems
 * Manager User Guide, "Sample IAM policies for Session Manager".
 */
const checkedArns: Readonly<Record<string, readonly string[]>> = {
  'cloudformation:ListStacks': [inRegion('cloudformation', `stack/\${Asterisk}/\${Asterisk}`)],
  'dynamodb:ListTables': [inRegion('dynamodb', `table/\${Asterisk}`)],
  'eks:ListClusters': [inRegion('eks', `cluster/\${Asterisk}`)],
  'events:ListRules': [inRegion('events', `rule/\${Asterisk}`)],
  'fsx:DescribeBackups': [inRegion('fsx', `backup/\${BackupId}`)],
  'fsx:DescribeFileSystems': [inRegion('fsx', `file-system/\${FileSystemId}`)],
  'fsx:DescribeStorageVirtualMachines': [inRegion('fsx', `storage-virtual-machine/\${Id}`)],
  'fsx:DescribeVolumes': [inRegion('fsx', `volume/\${Id}`)],
  'iam:ListGroups': inPath('group'),
  'iam:ListInstanceProfiles': inPath('instance-profile'),
  'iam:ListRoles': inPath('role'),
  'iam:ListUsers': inPath('user'),
  'logs:DescribeLogGroups': [inRegion('logs', 'log-group::log-stream:')],
  's3:ListAllMyBuckets': [`arn:\${Partition}:s3:::`, `arn:\${Partition}:s3:::\${Asterisk}`],
  'sns:ListSubscriptions': [inRegion('sns', `\${Asterisk}`)],
  'sqs:ListQueues': [inRegion('sqs', '')],
  'ssmmessages:OpenDataChannel': [inRegion('ssm', `session/\${SessionId}`)],
  'states:ListStateMachines': [inRegion('states', `stateMachine:\${Asterisk}`)],
};

function inRegion(service: string, name: string): string {
  return `arn:\${Partition}:${service}:\${Region}:\${Account}:${name}`;
}

/** Where no path is asked for there is none. */
function inPath(type: string): readonly string[] {
  return ['', `\${Path}`].map((path) => `arn:\${Partition}:iam::\${Account}:${type}/${path}`);
}

/**
 * What AWS checks requests for an action on, of which the reference names no type of resource; nothing
 * where it is not known to be other than `*`.
 *
 * @param action - The action, such as `sqs:ListQueues`.
 */
export function checkedTypes(action: string): readonly ResourceType[] {
  return (checkedArns[action] ?? []).map((arn) => ({ name: 'request', arn }));
}

/**
 * Whether AWS has resources of a type itself, whose ARNs name no account though those of the reference
 * do: documents and parameters of Systems Manager, products of Security Hub, and views of Resource
 * Explorer. Source: AWS Systems Manager User Guide, "Calling public parameters"; AWS managed policies
 * that name such ARNs, such as AmazonSSMAutomationRole and CloudWatchApplicationSignalsReadOnlyAccess.
 */
export function mayLackAccount({ arn }: ResourceType): boolean {
  return /:(?:ssm:.*:(?:automation-definition|document|parameter)|securityhub:.*:product|resource-explorer-2:.*:(?:managed-)?view)\//.test(
    arn,
  );
}
