import type { InputIssue } from './errors.ts';
import { quote } from './quote.ts';

/** A partition of AWS that the table of regions knows. */
export type KnownPartition =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f'
  | 'aws-eusc';

/** The second segment of every ARN: a known partition, or one that AWS adds later. */
export type Partition = KnownPartition | `aws-${string}`;

/** Partitions by the beginning of a region's name, the most specific first. Dated 2026-11. */
const partitionByRegionPrefix: readonly (readonly [prefix: string, partition: KnownPartition])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

/**
 * Tells the partition that a region lies in, or `undefined` where its name does not say: every
 * two-letter prefix without a partition of its own is `aws`, a longer one is unknown.
 *
 * @param region - A region in its usual form, such as `eu-west-1`.
 * @example
 * ```ts
 * partitionOf('cn-north-1'); // 'aws-cn'
 * ```
 */
export function partitionOf(region: string): KnownPartition | undefined {
  for (const [prefix, partition] of partitionByRegionPrefix) {
    if (region.startsWith(prefix)) return partition;
  }
  return region[2] === '-' ? 'aws' : undefined;
}

/**
 * Settles the partition from a region and the partition that the caller may have named, and adds to
 * `issues` what stands against it.
 *
 * @internal
 */
export function resolvePartition(
  region: string,
  given: Partition | undefined,
  issues: InputIssue[],
): Partition | undefined {
  const fixed = partitionOf(region);
  if (given !== undefined && fixed !== undefined && given !== fixed) {
    const message = `is ${quote(given)}, which contradicts the region ${quote(region)} of ${quote(fixed)}; leave it out`;
    issues.push({ code: 'contradiction', input: 'partition', message });
  }
  if (given === undefined && fixed === undefined) {
    const message = `is missing, and the region ${quote(region)} does not tell it; give the partition of that region, such as "aws"`;
    issues.push({ code: 'missing', input: 'partition', message });
  }
  return fixed ?? given;
}

/**
 * Adds every input that is an ARN of another partition to `issues`.
 *
 * @internal
 */
export function checkArnPartitions(
  inputs: Readonly<Record<string, unknown>>,
  partition: Partition,
  issues: InputIssue[],
): void {
  for (const input in inputs) {
    const value = inputs[input];
    if (typeof value === 'string') checkArnPartition(value, input, partition, issues);
    else if (Array.isArray(value)) {
      for (const item of value) checkArnPartition(item, input, partition, issues);
    }
  }
}

function checkArnPartition(
  value: unknown,
  input: string,
  partition: Partition,
  issues: InputIssue[],
): void {
  if (typeof value !== 'string' || !value.startsWith('arn:')) return;
  const named = value.split(':', 2)[1];
  if (named === partition) return;
  const message = `names the partition ${quote(named)}; that of the region is ${quote(partition)}`;
  issues.push({ code: 'contradiction', input, message });
}
