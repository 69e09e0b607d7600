import type { Options } from '../check-inputs.ts';
import { commonInputs } from '../inputs/common.ts';
import { partitionOf } from '../partition.ts';
import type { PolicySet } from '../policy.ts';

/**
 * Completes options by the examples of the inputs that they leave out, for comparisons in which it
 * does not matter what is put in as long as it is the same.
 *
 * @internal
 */
export function withExamples(policies: PolicySet, given: Options): Options {
  const region = given.region ?? commonInputs.region.example;
  const partition = given.partition ?? partitionOf(String(region));
  const inputs = Object.values(policies).flatMap((policy) => Object.entries(policy.inputs));
  const own = Object.fromEntries(
    inputs.map(([name, { example }]) => [name, given[name] ?? inPartition(example, partition)]),
  );
  return {
    ...own,
    region,
    accountId: given.accountId ?? commonInputs.accountId.example,
    ...(given.partition === undefined ? {} : { partition: given.partition }),
    ...(given.text === undefined ? {} : { text: given.text }),
  };
}

/** An example that is an ARN names the partition `aws`; elsewhere another one is right. */
function inPartition(example: unknown, partition: unknown): unknown {
  return typeof example === 'string'
    ? example.replace(/^arn:aws(?=:)/, `arn:${String(partition)}`)
    : example;
}
