import { checkInputs, type Options, ownValue } from '../check-inputs.ts';
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
  const givenOr = (name: string, example?: unknown) => {
    const value = ownValue(given, name);
    return value === undefined ? example : value;
  };
  const inputs = Object.values(policies).flatMap((policy) => Object.entries(policy.inputs));
  const partition = partitionFor(given);
  const own = inputs.map(([name, { example }]) => [
    name,
    givenOr(name, inPartition(example, partition)),
  ]);
  return {
    ...Object.fromEntries(own),
    region: givenOr('region', commonInputs.region.example),
    accountId: givenOr('accountId', commonInputs.accountId.example),
    partition: givenOr('partition'),
    text: givenOr('text'),
  };
}

/** The partition of the given region, where both are right: examples are not to add to what is wrong. */
function partitionFor(given: Options): string {
  const { region = commonInputs.region.example, partition = 'aws' } = checkInputs(
    { region: commonInputs.region, partition: commonInputs.partition },
    given,
    [],
  );
  return partitionOf(region) ?? partition;
}

/** An example that is an ARN names the partition `aws`; elsewhere another one is right. */
function inPartition(example: unknown, partition: string): unknown {
  if (Array.isArray(example)) return example.map((each) => inPartition(each, partition));
  return typeof example === 'string'
    ? example.replace(/^arn:aws(?=:)/, `arn:${partition}`)
    : example;
}
