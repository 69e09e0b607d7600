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
