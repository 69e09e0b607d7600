import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The values that stand for the placeholders of the guide, by placeholder. */
const values: Readonly<Record<string, string>> = {
  '<REGION>': 'eu-west-1',
  '<AWS ACCOUNT ID>': '123456789012',
  '<PARALLELCLUSTER EC2 ROLE NAME>': 'parallelcluster-ec2',
  '<STACK NAME>': 'parallelcluster-demo',
  '<RESOURCES S3 BUCKET>': 'parallelcluster-demo-resources',
  '<AWS_BATCH_STACK - JOB_DEFINITION_SERIAL_NAME>': 'demo-serial',
  '<AWS_BATCH_STACK - JOB_DEFINITION_MNP_NAME>': 'demo-mnp',
  '<AWS_BATCH_STACK - JOB_QUEUE_NAME>': 'demo-queue',
  '<AWS_BATCH_STACK - JOB_ROLE>': 'demo-job',
  '<ECS COMPUTE ENVIRONMENT>': 'demo-ecs',
};

/** The same values as the facade's options for `instance` of AWS Batch, and so on for the others. */
export const options = {
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;

/** The inputs of the policies by the values of the placeholders. */
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

/** The folder of AWS's documents by release, where this machine has it. */
export const publishedFolder = process.env.PCLUSTER_IAM_PUBLISHED ?? '';

/** A document as AWS published it, with values in place of its placeholders. */
export function publishedDocument(file: string): unknown {
  const path = join(publishedFolder, file);
  if (!existsSync(path))
    throw new Error(`${path} does not exist; is PCLUSTER_IAM_PUBLISHED right?`);
  const text = readFileSync(path, 'utf8').replace(/<[A-Z0-9_ -]+>/g, (placeholder) => {
    const value = values[placeholder];
    if (value === undefined)
      throw new Error(`${file} has the placeholder ${placeholder} without a value`);
    return value;
  });
  return JSON.parse(text);
}
