import index from '../data/index.json' with { type: 'json' };
import autoscaling from '../data/services/autoscaling.json' with { type: 'json' };
import batch from '../data/services/batch.json' with { type: 'json' };
import cloudformation from '../data/services/cloudformation.json' with { type: 'json' };
import cloudwatch from '../data/services/cloudwatch.json' with { type: 'json' };
import codebuild from '../data/services/codebuild.json' with { type: 'json' };
import dynamodb from '../data/services/dynamodb.json' with { type: 'json' };
import ec2 from '../data/services/ec2.json' with { type: 'json' };
import ecr from '../data/services/ecr.json' with { type: 'json' };
import ecs from '../data/services/ecs.json' with { type: 'json' };
import elasticfilesystem from '../data/services/elasticfilesystem.json' with { type: 'json' };
import elasticloadbalancing from '../data/services/elasticloadbalancing.json' with { type: 'json' };
import events from '../data/services/events.json' with { type: 'json' };
import fsx from '../data/services/fsx.json' with { type: 'json' };
import iam from '../data/services/iam.json' with { type: 'json' };
import imagebuilder from '../data/services/imagebuilder.json' with { type: 'json' };
import lambda from '../data/services/lambda.json' with { type: 'json' };
import logs from '../data/services/logs.json' with { type: 'json' };
import resourceGroups from '../data/services/resource-groups.json' with { type: 'json' };
import route53 from '../data/services/route53.json' with { type: 'json' };
import s3 from '../data/services/s3.json' with { type: 'json' };
import secretsmanager from '../data/services/secretsmanager.json' with { type: 'json' };
import sns from '../data/services/sns.json' with { type: 'json' };
import sqs from '../data/services/sqs.json' with { type: 'json' };
import ssm from '../data/services/ssm.json' with { type: 'json' };
import sts from '../data/services/sts.json' with { type: 'json' };
import tag from '../data/services/tag.json' with { type: 'json' };
import type { ServiceData } from './service-data.ts';
import { type IndexFile, lazyServiceData } from './services/lazy-service-data.ts';
import type { ServiceFile } from './services/service.ts';

/** The services that a page carries: those that the documents of AWS ParallelCluster name. */
const files: Readonly<Record<string, unknown>> = {
  autoscaling,
  batch,
  cloudformation,
  cloudwatch,
  codebuild,
  dynamodb,
  ec2,
  ecr,
  ecs,
  elasticfilesystem,
  elasticloadbalancing,
  events,
  fsx,
  iam,
  imagebuilder,
  lambda,
  logs,
  'resource-groups': resourceGroups,
  route53,
  s3,
  secretsmanager,
  sns,
  sqs,
  ssm,
  sts,
  tag,
};

/**
 * The Service Authorization Reference of AWS, as far as a page carries it: every prefix, and the data
 * of some services. It stands in for the data of the main entry where the browser's is built.
 */
export const serviceData: ServiceData = lazyServiceData(
  // TypeScript takes the pairs and tuples of a JSON file for arrays.
  () => index as unknown as IndexFile,
  (prefix) => files[prefix] as ServiceFile | undefined,
);
