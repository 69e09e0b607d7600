import {
  commonInputs,
  ec2TrustPolicy,
  InvalidInputError,
  lambdaTrustPolicy,
  type TrustPolicyDocument,
  type TrustPolicyOptions,
} from '@pcluster-iam/core';
import { Argument, type Command } from 'commander';
import { inputOption } from './input-option.ts';
import { OptionsError } from './options-error.ts';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import type { Streams } from './streams.ts';

const trustPolicies = { ec2: ec2TrustPolicy, lambda: lambdaTrustPolicy };

type Service = keyof typeof trustPolicies;

/** The command `trust`: who may take a role on. */
export function addTrustCommand(program: Command, streams: Streams): void {
  const command = program
    .command('trust')
    .description('print the trust policy of a role for EC2 instances or Lambda functions')
    .addArgument(
      new Argument('<service>', 'who takes the role on').choices(Object.keys(trustPolicies)),
    )
    .addOption(inputOption('region', commonInputs.region))
    .addOption(inputOption('partition', commonInputs.partition));
  addOutputOptions(command).action(
    async (service: Service, { out, compact, ...options }: OutputOptions & TrustPolicyOptions) => {
      await writeJson(build(service, options), { out, compact }, streams);
    },
  );
}

function build(service: Service, options: TrustPolicyOptions): TrustPolicyDocument {
  try {
    return trustPolicies[service](options);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new OptionsError(`the trust policy for ${service}`, error.issues);
  }
}
