import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildInstancePolicy,
  buildPolicy,
  buildUserPolicy,
  createRegistry,
  type PolicyDocument,
  type Scheduler,
} from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expectTypeOf, it } from 'vitest';
import { inputs } from './published-documents.ts';

const { ec2RoleName, ...batch } = inputs;
const common = { release: '2.4.1', region: 'eu-west-1', accountId: '123456789012' } as const;

describe('slurm', () => {
  it('has a user policy with one input', () => {
    expectTypeOf(
      buildUserPolicy({ scheduler: slurm, ...common, ec2RoleName }),
    ).toEqualTypeOf<PolicyDocument>();
    buildPolicy('user', { scheduler: slurm, ...common, ec2RoleName });
    buildUserPolicy({ scheduler: slurm, ...common, ec2RoleName, text: 'corrected' });
    // @ts-expect-error -- missing
    buildUserPolicy({ scheduler: slurm, ...common });
    // @ts-expect-error -- misspelt
    buildUserPolicy({ scheduler: slurm, ...common, ec2Rolename: 'parallelcluster-ec2' });
    // @ts-expect-error -- no text
    buildUserPolicy({ scheduler: slurm, ...common, ec2RoleName: 7 });
    const { stackName } = batch;
    // @ts-expect-error -- an input of AWS Batch
    buildUserPolicy({ scheduler: slurm, ...common, ec2RoleName, stackName });
  });

  it('has an instance policy without inputs', () => {
    buildInstancePolicy({ scheduler: slurm, ...common });
    // @ts-expect-error -- an input of the user policy
    buildInstancePolicy({ scheduler: slurm, ...common, ec2RoleName });
  });

  it('has no release and no kind that it does not know', () => {
    // @ts-expect-error -- the release
    buildInstancePolicy({ scheduler: slurm, ...common, release: '2.4' });
    // @ts-expect-error -- the release
    buildUserPolicy({ scheduler: slurm, ...common, release: 'latest', ec2RoleName });
    // @ts-expect-error -- the kind
    buildPolicy('lambda', { scheduler: slurm, ...common });
  });
});

describe('awsbatch', () => {
  it('has a user policy without inputs', () => {
    buildUserPolicy({ scheduler: awsbatch, ...common });
    // @ts-expect-error -- an input of the other schedulers
    buildUserPolicy({ scheduler: awsbatch, ...common, ec2RoleName });
  });

  it('has an instance policy with seven inputs', () => {
    buildInstancePolicy({ scheduler: awsbatch, ...common, ...batch });
    // @ts-expect-error -- all are missing
    buildInstancePolicy({ scheduler: awsbatch, ...common });
    const { jobQueueName, ...others } = batch;
    // @ts-expect-error -- one is missing
    buildInstancePolicy({ scheduler: awsbatch, ...common, ...others });
    // @ts-expect-error -- one is misspelt
    buildInstancePolicy({ scheduler: awsbatch, ...common, ...others, jobqueueName: jobQueueName });
  });
});

describe('a registry of the plugins', () => {
  const registry = createRegistry([sge, slurm, torque, awsbatch]);

  it('gives each by its name', () => {
    expectTypeOf(registry.get('slurm')).toEqualTypeOf<typeof slurm>();
    expectTypeOf(registry.get('awsbatch')).toEqualTypeOf<typeof awsbatch>();
    buildUserPolicy({ scheduler: registry.get('slurm'), ...common, ec2RoleName });
    // @ts-expect-error -- missing, here too
    buildUserPolicy({ scheduler: registry.get('slurm'), ...common });
  });

  it('gives the union for a text', () => {
    type Any = typeof sge | typeof slurm | typeof torque | typeof awsbatch;
    expectTypeOf(registry.get(String('slurm'))).toEqualTypeOf<Any>();
    expectTypeOf(registry.get(String('slurm'))).toExtend<Scheduler>();
  });
});

it('tells schedulers apart by their names', () => {
  expectTypeOf(slurm.name).toEqualTypeOf<'slurm'>();
  expectTypeOf(awsbatch.name).toEqualTypeOf<'awsbatch'>();
  expectTypeOf<'2.4.1' | '2.11.9'>().toExtend<keyof typeof slurm.releases>();
  expectTypeOf<'2.11.4'>().toExtend<keyof typeof sge.releases>();
  expectTypeOf<'2.11.5'>().not.toExtend<keyof typeof sge.releases>();
});
