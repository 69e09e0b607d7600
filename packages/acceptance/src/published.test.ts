import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildInstancePolicy, buildUserPolicy, type PolicyDocument } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { inputs, publishedDocument, publishedFolder } from './published-documents.ts';

const { ec2RoleName, ...batch } = inputs;
const common = { release: '2.4.1', region: 'eu-west-1', accountId: '123456789012' } as const;

const documents: readonly (readonly [file: string, name: string, build: () => PolicyDocument])[] = [
  ...[sge, slurm, torque].flatMap((scheduler) => [
    [
      'user.sge-slurm-torque',
      scheduler.name,
      () => buildUserPolicy({ scheduler, ...common, ec2RoleName }),
    ] as const,
    [
      'instance.sge-slurm-torque',
      scheduler.name,
      () => buildInstancePolicy({ scheduler, ...common }),
    ] as const,
  ]),
  ['user.awsbatch', 'awsbatch', () => buildUserPolicy({ scheduler: awsbatch, ...common })],
  [
    'instance.awsbatch',
    'awsbatch',
    () => buildInstancePolicy({ scheduler: awsbatch, ...common, ...batch }),
  ],
];

describe.each(documents)('2.4.1 %s, built for %s', (file, _name, build) => {
  // Where AWS's documents are, they are the truth; the golden file then is held to them by equality.
  it.runIf(publishedFolder !== '')('equals the document that AWS published', () => {
    expect(build()).toStrictEqual(publishedDocument(`2.4.1/${file}.json`));
  });

  it('equals the golden file', async () => {
    const text = `${JSON.stringify(build(), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../golden/2.4.1/${file}.json`);
  });
});
