import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where every policy here is built for. */
export const options = { region: 'eu-west-1', accountId: '123456789012' } as const;

/** A value for each input of the policies of 2.4.1. */
export const inputs = {
  ec2RoleName: 'parallelcluster-ec2',
  stackName: 'parallelcluster-demo',
  resourcesBucket: 'parallelcluster-demo-resources',
  serialJobDefinitionName: 'demo-serial',
  mnpJobDefinitionName: 'demo-mnp',
  jobQueueName: 'demo-queue',
  jobRoleName: 'demo-job',
  ecsComputeEnvironment: 'demo-ecs',
} as const;

/** A value for each input of the policies of every release; what is not here is left out. */
export const values: Readonly<Record<string, string | readonly string[]>> = {
  ...options,
  ...inputs,
  computeSubnetId: 'subnet-0123456789abcdef0',
  imageId: 'ami-0123456789abcdef0',
  keyName: 'demo-key',
  clusterName: 'parallelcluster-demo',
  fsxBuckets: ['demo-fsx-data'],
  secretName: 'demo-directory-AbCdEf',
  permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/demo-boundary',
  directorySecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo-directory-AbCdEf',
  databaseSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo-database-AbCdEf',
  loginNodesGroupName: 'demo-login',
};

/** The inputs that AWS's placeholders stand for, by what stands between `<` and `>`. */
const inputOf: Readonly<Record<string, string>> = {
  REGION: 'region',
  'AWS ACCOUNT ID': 'accountId',
  'PARALLELCLUSTER EC2 ROLE NAME': 'ec2RoleName',
  'STACK NAME': 'stackName',
  'RESOURCES S3 BUCKET': 'resourcesBucket',
  'AWS_BATCH_STACK - JOB_DEFINITION_SERIAL_NAME': 'serialJobDefinitionName',
  'AWS_BATCH_STACK - JOB_DEFINITION_MNP_NAME': 'mnpJobDefinitionName',
  'AWS_BATCH_STACK - JOB_QUEUE_NAME': 'jobQueueName',
  'AWS_BATCH_STACK - JOB_ROLE': 'jobRoleName',
  'ECS COMPUTE ENVIRONMENT': 'ecsComputeEnvironment',
  'COMPUTE SUBNET ID': 'computeSubnetId',
  'IMAGE ID': 'imageId',
  'KEY NAME': 'keyName',
  CLUSTERNAME: 'clusterName',
  'S3 NAME': 'fsxBuckets',
  'BUCKET NAME': 'fsxBuckets',
  'SECRET NAME': 'secretName',
  SECRET_ID: 'secretName',
  'permissions-boundary-arn': 'permissionsBoundaryArn',
};

/** The folder of AWS's documents by release, where this machine has it; empty where not. */
export const publishedFolder = process.env.PCLUSTER_IAM_PUBLISHED ?? '';

/** The folder of this project's own documents by release, which are held to AWS's. */
export const goldenFolder = fileURLToPath(new URL('../golden', import.meta.url));

/** The names of a release's documents in a folder, such as `user.awsbatch`. */
export function documentNames(folder: string, line: string): readonly string[] {
  const path = `${folder}/${line}`;
  if (!existsSync(path)) return [];
  const names = readdirSync(path).map((file) => file.replace(/\.json$/, ''));
  return names.filter((name) => name !== 'roles').sort((a, b) => (a < b ? -1 : 1));
}

/** A document as AWS published it, with values in place of its placeholders. */
export function publishedDocument(name: string): unknown {
  const text = readFileSync(`${publishedFolder}/${name}.json`, 'utf8');
  return JSON.parse(
    text.replace(/<([A-Za-z0-9_ -]+)>/g, (placeholder, inside: string) => {
      const value = [values[inputOf[inside] ?? '']].flat()[0];
      if (value === undefined) throw new Error(`${name}: ${placeholder} has no value`);
      return value;
    }),
  );
}
