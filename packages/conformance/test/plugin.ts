import {
  allow,
  bucketNameSchema,
  definePolicy,
  defineScheduler,
  type Erratum,
  type Input,
  type InputSchema,
  type Policy,
  roleNameSchema,
  type Scheduler,
  type Statement,
} from '@pcluster-iam/core';
import { checkScheduler } from '../src/index.ts';

const inputs = {
  roleName: { schema: roleNameSchema, description: 'a role', example: 'demo-role' },
  bucketName: {
    schema: bucketNameSchema,
    description: 'a bucket',
    example: 'demo-bucket',
    optional: true,
  },
} as const;

/** A policy that breaks no rule, with one input that must and one that may be given. */
export const goodPolicy = definePolicy({
  inputs,
  statements: ({ accountId, roleName, bucketName }, { partition }) => [
    allow('PassRole')
      .actions('iam:PassRole')
      .on(`arn:${partition}:iam::${accountId}:role/${roleName}`),
    ...(bucketName === undefined
      ? []
      : [allow('Bucket').actions('s3:ListBucket').on(`arn:*:s3:::${bucketName}`)]),
  ],
});

/** A plugin of one release whose user policy is the given one. */
export function pluginWith(policy: Policy, errata: readonly Erratum[] = []): Scheduler {
  return defineScheduler({ name: 'sample', releases: { '1.2.3': { user: policy } }, errata });
}

/** A plugin whose user policy has the good one's inputs and statements of its own. */
export function pluginSaying(statements: Policy['statements'], errata?: readonly Erratum[]) {
  return pluginWith(definePolicy({ inputs, statements }), errata);
}

/** A plugin with one input, whose value stands in the user policy as a list of tags. */
export function pluginAsking(input: Pick<Input, 'example'> & { readonly schema: InputSchema }) {
  const wanted: Input = { description: 'the value that is asked for', ...input };
  return pluginWith(
    definePolicy({
      inputs: { wanted },
      statements: ({ wanted: value }) => [
        allow()
          .actions('ec2:RunInstances')
          .when({ StringEquals: { 'aws:RequestTag/wanted': JSON.stringify(value) } })
          .on('*'),
      ],
    }),
  );
}

/** A schema that takes what a predicate takes. */
export function schemaOf(isRight: (value: unknown) => boolean): InputSchema {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value) => (isRight(value) ? { value } : { issues: [{ message: 'is wrong' }] }),
    },
  };
}

/** A schema that takes text of a form. */
export function textOf(form: RegExp): InputSchema {
  return schemaOf((value) => typeof value === 'string' && form.test(value));
}

/** What a plain JavaScript author may return as a statement. */
export function statement(value: unknown): Statement {
  return value as Statement;
}

/** Every violation as one line, for a plugin that is expected to break one rule. */
export function complaints(scheduler: unknown): readonly string[] {
  return checkScheduler(scheduler).map(
    ({ rule, where, message }) => `${rule}: ${where}: ${message}`,
  );
}
