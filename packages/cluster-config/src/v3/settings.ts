import type { ShapeOfMap } from '../shape.ts';

const script = { Script: 'text', Args: ['any'] } as const;
const customAction = { ...script, Sequence: [script] } as const;

/**
 * The settings of ParallelCluster 3.x. Source: ParallelCluster 3.11.1,
 * `pcluster/schemas/cluster_schema.py` and `common_schema.py`; read on 2026-11-24.
 */
export const v3Settings = {
  LoginNodes: {
    Pools: [
      {
        Name: 'text',
        InstanceType: 'text',
        Image: {
          CustomAmi: 'text',
        },
        Networking: {
          AdditionalSecurityGroups: ['text'],
          SecurityGroups: ['text'],
          SubnetIds: ['text'],
          Proxy: {
            HttpProxyAddress: 'text',
          },
        },
        Count: 'number',
        Dcv: {
          Enabled: 'boolean',
          Port: 'number',
          AllowedIps: 'text',
        },
        Ssh: {
          KeyName: 'text',
          AllowedIps: 'text',
        },
        CustomActions: {
          OnNodeStart: customAction,
          OnNodeConfigured: customAction,
          OnNodeUpdated: customAction,
        },
        Iam: {
          InstanceRole: 'text',
          AdditionalIamPolicies: [
            {
              Policy: 'text',
            },
          ],
          InstanceProfile: 'text',
        },
        GracetimePeriod: 'number',
      },
    ],
  },
  Image: {
    Os: 'text',
    CustomAmi: 'text',
  },
  HeadNode: {
    InstanceType: 'text',
    DisableSimultaneousMultithreading: 'boolean',
    Networking: {
      AdditionalSecurityGroups: ['text'],
      SecurityGroups: ['text'],
      SubnetId: 'text',
      ElasticIp: 'any',
      Proxy: {
        HttpProxyAddress: 'text',
      },
    },
    Ssh: {
      KeyName: 'text',
      AllowedIps: 'text',
    },
    LocalStorage: {
      RootVolume: {
        VolumeType: 'text',
        Iops: 'number',
        Size: 'number',
        Throughput: 'number',
        Encrypted: 'boolean',
        DeleteOnTermination: 'boolean',
      },
      EphemeralVolume: {
        MountDir: 'text',
      },
    },
    SharedStorageType: 'text',
    Dcv: {
      Enabled: 'boolean',
      Port: 'number',
      AllowedIps: 'text',
    },
    CustomActions: {
      OnNodeStart: customAction,
      OnNodeConfigured: customAction,
      OnNodeUpdated: customAction,
    },
    Iam: {
      InstanceRole: 'text',
      AdditionalIamPolicies: [
        {
          Policy: 'text',
        },
      ],
      S3Access: [
        {
          BucketName: 'text',
          KeyName: 'text',
          EnableWriteAccess: 'boolean',
        },
      ],
      InstanceProfile: 'text',
    },
    Imds: {
      Secured: 'boolean',
    },
    Image: {
      CustomAmi: 'text',
    },
  },
  Scheduling: {
    Scheduler: 'text',
    ScalingStrategy: 'text',
    SlurmSettings: {
      ScaledownIdletime: 'number',
      Dns: {
        DisableManagedDns: 'boolean',
        HostedZoneId: 'text',
        UseEc2Hostnames: 'boolean',
      },
      QueueUpdateStrategy: 'text',
      EnableMemoryBasedScheduling: 'boolean',
      Database: {
        Uri: 'text',
        UserName: 'text',
        PasswordSecretArn: 'text',
        DatabaseName: 'text',
      },
      CustomSlurmSettings: ['any'],
      CustomSlurmSettingsIncludeFile: 'text',
      MungeKeySecretArn: 'text',
      ExternalSlurmdbd: {
        Host: 'text',
        Port: 'number',
      },
    },
    SlurmQueues: [
      {
        Name: 'text',
        CapacityType: 'text',
        ComputeSettings: {
          LocalStorage: {
            RootVolume: {
              Size: 'number',
              Encrypted: 'boolean',
              VolumeType: 'text',
              Iops: 'number',
              Throughput: 'number',
            },
            EphemeralVolume: {
              MountDir: 'text',
            },
          },
        },
        CustomActions: {
          OnNodeStart: customAction,
          OnNodeConfigured: customAction,
        },
        Iam: {
          InstanceRole: 'text',
          AdditionalIamPolicies: [
            {
              Policy: 'text',
            },
          ],
          S3Access: [
            {
              BucketName: 'text',
              KeyName: 'text',
              EnableWriteAccess: 'boolean',
            },
          ],
          InstanceProfile: 'text',
        },
        Image: {
          CustomAmi: 'text',
        },
        CapacityReservationTarget: {
          CapacityReservationId: 'text',
          CapacityReservationResourceGroupArn: 'text',
        },
        AllocationStrategy: 'text',
        ComputeResources: [
          {
            Name: 'text',
            InstanceType: 'text',
            Instances: [
              {
                InstanceType: 'text',
              },
            ],
            MaxCount: 'number',
            MinCount: 'number',
            SpotPrice: 'number',
            Efa: {
              Enabled: 'boolean',
              GdrSupport: 'boolean',
            },
            DisableSimultaneousMultithreading: 'boolean',
            SchedulableMemory: 'number',
            CapacityReservationTarget: {
              CapacityReservationId: 'text',
              CapacityReservationResourceGroupArn: 'text',
            },
            Networking: {
              PlacementGroup: {
                Enabled: 'boolean',
                Id: 'text',
                Name: 'text',
              },
            },
            HealthChecks: {
              Gpu: {
                Enabled: 'boolean',
              },
            },
            CustomSlurmSettings: 'any',
            Tags: [
              {
                Key: 'text',
                Value: 'text',
              },
            ],
            StaticNodePriority: 'number',
            DynamicNodePriority: 'number',
          },
        ],
        Networking: {
          AdditionalSecurityGroups: ['text'],
          SecurityGroups: ['text'],
          AssignPublicIp: 'boolean',
          SubnetIds: ['text'],
          PlacementGroup: {
            Enabled: 'boolean',
            Id: 'text',
            Name: 'text',
          },
          Proxy: {
            HttpProxyAddress: 'text',
          },
        },
        HealthChecks: {
          Gpu: {
            Enabled: 'boolean',
          },
        },
        CustomSlurmSettings: 'any',
        Tags: [
          {
            Key: 'text',
            Value: 'text',
          },
        ],
        JobExclusiveAllocation: 'boolean',
      },
    ],
    AwsBatchQueues: [
      {
        Name: 'text',
        CapacityType: 'text',
        ComputeResources: [
          {
            Name: 'text',
            InstanceTypes: ['text'],
            MaxvCpus: 'number',
            MinvCpus: 'number',
            DesiredvCpus: 'number',
            SpotBidPercentage: 'number',
          },
        ],
        Networking: {
          AdditionalSecurityGroups: ['text'],
          SecurityGroups: ['text'],
          AssignPublicIp: 'boolean',
          SubnetIds: ['text'],
        },
      },
    ],
    AwsBatchSettings: {},
  },
  SharedStorage: [
    {
      MountDir: 'text',
      Name: 'text',
      StorageType: 'text',
      EbsSettings: {
        VolumeType: 'text',
        Iops: 'number',
        Size: 'number',
        KmsKeyId: 'text',
        Throughput: 'number',
        Encrypted: 'boolean',
        SnapshotId: 'text',
        VolumeId: 'text',
        Raid: {
          Type: 'number',
          NumberOfVolumes: 'number',
        },
        DeletionPolicy: 'text',
      },
      EfsSettings: {
        Encrypted: 'boolean',
        KmsKeyId: 'text',
        PerformanceMode: 'text',
        ThroughputMode: 'text',
        ProvisionedThroughput: 'number',
        FileSystemId: 'text',
        DeletionPolicy: 'text',
        AccessPointId: 'text',
        EncryptionInTransit: 'boolean',
        IamAuthorization: 'boolean',
      },
      FsxLustreSettings: {
        StorageCapacity: 'number',
        DeploymentType: 'text',
        ImportedFileChunkSize: 'number',
        ExportPath: 'text',
        ImportPath: 'text',
        WeeklyMaintenanceStartTime: 'text',
        AutomaticBackupRetentionDays: 'number',
        CopyTagsToBackups: 'boolean',
        DailyAutomaticBackupStartTime: 'text',
        PerUnitStorageThroughput: 'number',
        BackupId: 'text',
        KmsKeyId: 'text',
        FileSystemId: 'text',
        AutoImportPolicy: 'text',
        DriveCacheType: 'text',
        DataCompressionType: 'text',
        StorageType: 'text',
        DeletionPolicy: 'text',
        DataRepositoryAssociations: [
          {
            Name: 'text',
            BatchImportMetaDataOnCreate: 'boolean',
            DataRepositoryPath: 'text',
            FileSystemPath: 'text',
            ImportedFileChunkSize: 'number',
            AutoExportPolicy: ['text'],
            AutoImportPolicy: ['text'],
          },
        ],
      },
      FsxOpenZfsSettings: {
        VolumeId: 'text',
      },
      FsxOntapSettings: {
        VolumeId: 'text',
      },
      FileCacheSettings: {
        FileCacheId: 'text',
      },
    },
  ],
  Monitoring: {
    DetailedMonitoring: 'boolean',
    Logs: {
      CloudWatch: {
        Enabled: 'boolean',
        RetentionInDays: 'number',
        DeletionPolicy: 'text',
      },
      Rotation: {
        Enabled: 'boolean',
      },
    },
    Dashboards: {
      CloudWatch: {
        Enabled: 'boolean',
      },
    },
    Alarms: {
      Enabled: 'boolean',
    },
  },
  AdditionalPackages: {
    IntelSoftware: {
      IntelHpcPlatform: 'boolean',
    },
  },
  Tags: [
    {
      Key: 'text',
      Value: 'text',
    },
  ],
  Iam: {
    Roles: {
      LambdaFunctionsRole: 'text',
    },
    PermissionsBoundary: 'text',
    ResourcePrefix: 'text',
  },
  DirectoryService: {
    DomainName: 'text',
    DomainAddr: 'text',
    PasswordSecretArn: 'text',
    DomainReadOnlyUser: 'text',
    LdapTlsCaCert: 'text',
    LdapTlsReqCert: 'text',
    LdapAccessFilter: 'text',
    GenerateSshKeysForUsers: 'boolean',
    AdditionalSssdConfigs: 'any',
  },
  Region: 'text',
  Imds: {
    ImdsSupport: 'text',
  },
  CustomS3Bucket: 'text',
  AdditionalResources: 'text',
  DevSettings: {
    Cookbook: {
      ChefCookbook: 'text',
      ExtraChefAttributes: 'text',
    },
    NodePackage: 'text',
    AwsBatchCliPackage: 'text',
    ClusterTemplate: 'text',
    AmiSearchFilters: {
      Tags: [
        {
          Key: 'text',
          Value: 'text',
        },
      ],
      Owner: 'text',
    },
    InstanceTypesData: 'text',
    Timeouts: {
      HeadNodeBootstrapTimeout: 'number',
      ComputeNodeBootstrapTimeout: 'number',
    },
    ComputeStartupTimeMetricEnabled: 'boolean',
  },
  DeploymentSettings: {
    LambdaFunctionsVpcConfig: {
      SecurityGroupIds: ['text'],
      SubnetIds: ['text'],
    },
    DisableSudoAccessForDefaultUser: 'boolean',
    DefaultUserHome: 'text',
  },
} as const satisfies ShapeOfMap;
