import { awsbatch } from '@pcluster-iam/awsbatch';
import { createRegistry } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { expected } from '../../test/expected.ts';
import { readConfig } from '../../test/read-config.ts';
import { policiesFor } from '../index.ts';

const registry = createRegistry([awsbatch, sge, slurm, torque]);
const accountId = '123456789012';

describe.each(expected)('$file $cluster', ({ file, cluster, release, inputs, kinds, region }) => {
  const config = readConfig(file, cluster);
  const options = {
    ...{ registry, release, accountId, inputs, clusterName: 'demo' },
    ...(region === undefined && { region: 'eu-west-1' }),
  };

  it('has the documents of its release', () => {
    const { documents } = policiesFor(config, options);
    expect(Object.keys(documents)).toEqual(kinds);
  });

  it('has the same documents or fewer in the scope of the cluster', () => {
    const { documents } = policiesFor(config, { ...options, scope: 'cluster' });
    expect(kinds).toEqual(expect.arrayContaining(Object.keys(documents)));
  });
});
