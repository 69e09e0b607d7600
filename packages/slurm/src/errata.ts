import type { Erratum } from '@pcluster-iam/core';
import { sharedErrata } from '@pcluster-iam/parallelcluster';
import { traditionalErrata } from '@pcluster-iam/traditional';
import { passRoleOnInstanceProfile } from './v3/head-node.ts';

/** A comma is missing in the head node's policy. */
const missingComma: Erratum = {
  name: 'missing-comma',
  policies: ['headNode'],
  statements: [],
  since: '3.3.0',
  until: '3.5.0',
  inBothTexts: true,
  mistake: 'A comma is missing after an array, so the text is not JSON.',
  correction: 'The document is JSON.',
  sources: [
    'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/2179e0c/doc_source/iam-roles-in-parallelcluster-v3.md',
  ],
};

/** The mistakes in the published texts of Slurm. */
export const errata: readonly Erratum[] = [
  ...traditionalErrata,
  ...sharedErrata,
  passRoleOnInstanceProfile,
  missingComma,
];
