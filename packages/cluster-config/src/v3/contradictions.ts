import type { Found, Setting } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import { found, group, type Part, parts } from './found.ts';

/** The settings of each type of shared storage; a type has those of no other. */
const storageSettings: Readonly<Record<string, string>> = {
  Ebs: 'EbsSettings',
  Efs: 'EfsSettings',
  FsxLustre: 'FsxLustreSettings',
  FsxOpenZfs: 'FsxOpenZfsSettings',
  FsxOntap: 'FsxOntapSettings',
  FileCache: 'FileCacheSettings',
};

/** What a file system of FSx for Lustre that exists has already. */
const ofNewFileSystem = ['StorageCapacity', 'ImportPath', 'ExportPath', 'DeploymentType'];

/** Settings of a configuration that cannot stand together. */
export function contradictions(
  root: Part,
  scheduler: Found | undefined,
  roles: readonly Part[],
): readonly ConfigProblem[] {
  const ofOther =
    scheduler?.value === 'awsbatch'
      ? [
          ['Scheduling', 'SlurmQueues'],
          ['Scheduling', 'SlurmSettings'],
          ['LoginNodes'],
          ['DirectoryService'],
        ]
      : [
          ['Scheduling', 'AwsBatchQueues'],
          ['Scheduling', 'AwsBatchSettings'],
        ];
  return [
    ...ofOther.flatMap((names) =>
      against(group(root, ...names), `is nothing that ${scheduler?.value} has`),
    ),
    ...roles.flatMap((iam) => {
      const role = found(iam, 'InstanceRole') ?? found(iam, 'InstanceProfile');
      if (role === undefined) return [];
      const beside = `cannot stand beside ${nameOf(role)}`;
      return [
        ...(role.setting.endsWith('InstanceRole')
          ? against(found(iam, 'InstanceProfile'), beside)
          : []),
        ...against(group(iam, 'AdditionalIamPolicies'), beside),
        ...against(group(iam, 'S3Access'), beside),
      ];
    }),
    ...parts(root, 'SharedStorage').flatMap((storage) => storageContradictions(storage)),
    ...(group(root, 'Scheduling', 'SlurmSettings', 'Database')
      ? against(
          group(root, 'Scheduling', 'SlurmSettings', 'ExternalSlurmdbd'),
          'cannot stand beside Database',
        )
      : []),
  ];
}

function storageContradictions(storage: Part): readonly ConfigProblem[] {
  const type = found(storage, 'StorageType');
  const lustre = (...names: readonly string[]) => found(storage, 'FsxLustreSettings', ...names);
  return [
    ...Object.values(storageSettings)
      .filter((name) => type !== undefined && storageSettings[type.value] !== name)
      .flatMap((name) => against(group(storage, name), `is nothing that ${type?.value} has`)),
    ...(lustre('FileSystemId')
      ? ofNewFileSystem.flatMap((name) => against(lustre(name), 'cannot stand beside FileSystemId'))
      : []),
    ...(group(storage, 'FsxLustreSettings', 'DataRepositoryAssociations')
      ? ['ImportPath', 'ExportPath'].flatMap((name) =>
          against(lustre(name), 'cannot stand beside DataRepositoryAssociations'),
        )
      : []),
    ...(lustre('ImportPath') ? [] : against(lustre('ExportPath'), 'needs ImportPath')),
  ];
}

function against(setting: Setting | undefined, message: string): readonly ConfigProblem[] {
  if (setting === undefined) return [];
  const { line, column } = setting;
  return [{ line, column, message: `${setting.setting} ${message}` }];
}

function nameOf({ setting }: Setting): string {
  return setting.slice(setting.lastIndexOf('/') + 1);
}
