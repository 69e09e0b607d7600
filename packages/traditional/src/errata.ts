import type { Erratum } from '@pcluster-iam/core';

/** `efs:` is not the prefix of Amazon EFS. */
export const efsPrefix: Erratum = {
  name: 'efs-prefix',
  policy: 'user',
  statement: 'EFSDescribe',
  mistake:
    'The actions of Amazon EFS are spelt efs:…; no AWS service has that prefix, so they grant nothing.',
  correction: 'The same actions are spelt elasticfilesystem:….',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticfilesystem.html',
    'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/ea1023a/doc_source/iam.md',
  ],
};

/** The mistakes in the published texts of SGE, Slurm and Torque. */
export const traditionalErrata: readonly Erratum[] = [efsPrefix];
