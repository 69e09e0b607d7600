import type { ShapeOfMap } from '../shape.ts';

const tags = [{ Key: 'text', Value: 'text' }] as const;

/**
 * The settings of an image to be built. Source: ParallelCluster,
 * `pcluster/schemas/imagebuilder_schema.py` of 3.0 and 3.4, and the guide's "Build image configuration
 * files"; read on 2026-11-25. Those of later releases are settings of earlier ones, too: a release
 * that has them not says so.
 */
export const imageSettings = {
  Region: 'text',
  CustomS3Bucket: 'text',
  Image: {
    Name: 'text',
    Tags: tags,
    RootVolume: {
      Size: 'number',
      Encrypted: 'boolean',
      KmsKeyId: 'text',
    },
  },
  Build: {
    InstanceType: 'text',
    SubnetId: 'text',
    ParentImage: 'text',
    Iam: {
      InstanceRole: 'text',
      InstanceProfile: 'text',
      CleanupLambdaRole: 'text',
      AdditionalIamPolicies: [{ Policy: 'text' }],
      PermissionsBoundary: 'text',
    },
    Components: [{ Type: 'text', Value: 'text' }],
    Tags: tags,
    SecurityGroupIds: ['text'],
    UpdateOsPackages: { Enabled: 'boolean' },
    Imds: { ImdsSupport: 'text' },
    Installation: {
      NvidiaSoftware: { Enabled: 'boolean' },
      LustreClient: { Enabled: 'boolean' },
    },
  },
  DeploymentSettings: {
    LambdaFunctionsVpcConfig: {
      SecurityGroupIds: ['text'],
      SubnetIds: ['text'],
    },
  },
  DevSettings: {
    Cookbook: {
      ChefCookbook: 'text',
      ExtraChefAttributes: 'text',
    },
    NodePackage: 'text',
    AwsBatchCliPackage: 'text',
    UpdateOsAndReboot: 'boolean',
    DisablePclusterComponent: 'boolean',
    DistributionConfiguration: {
      Regions: 'text',
      LaunchPermission: 'text',
    },
    TerminateInstanceOnFailure: 'boolean',
    DisableValidateAndTest: 'boolean',
  },
} as const satisfies ShapeOfMap;
