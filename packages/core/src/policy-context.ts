import type { Erratum, PolicyText } from './erratum.ts';
import type { Partition } from './partition.ts';
import { compareReleases, type ReleaseForm } from './release.ts';

/** What a policy's statements depend on beside their inputs. Every function in it may be taken apart from it. */
export interface PolicyContext {
  /** The ParallelCluster release that was asked for, such as `2.4.1`. */
  readonly release: string;
  /** The partition of the region: the second segment of every ARN. */
  readonly partition: Partition;
  /** Which text was asked for. */
  readonly text: PolicyText;
  /**
   * The values, from the release on that brought them; nothing before it.
   *
   * @example
   * ```ts
   * .actions('ec2:DescribeImages', ...since('2.8.0', 'ec2:DescribeInstanceTypes'))
   * ```
   */
  readonly since: <const Values extends readonly unknown[]>(
    release: ReleaseForm,
    ...values: Values
  ) => readonly Values[number][];
  /** The values, before the release that dropped them; nothing from that release on. */
  readonly until: <const Values extends readonly unknown[]>(
    release: ReleaseForm,
    ...values: Values
  ) => readonly Values[number][];
  /**
   * Keeps a mistake as AWS published it, or corrects it where the corrected text was asked for.
   *
   * @example
   * ```ts
   * .actions(...sic(efsPrefix, ['efs:DescribeMountTargets'], ['elasticfilesystem:DescribeMountTargets']))
   * ```
   */
  readonly sic: <const Value>(
    erratum: Erratum,
    published: readonly Value[],
    corrected: readonly Value[],
  ) => readonly Value[];
}

/**
 * Binds `since`, `until` and `sic` to what the caller asked for.
 *
 * @internal
 */
export function createContext(
  release: string,
  partition: Partition,
  text: PolicyText,
): PolicyContext {
  return {
    release,
    partition,
    text,
    since: (first, ...values) => (compareReleases(release, first) >= 0 ? values : []),
    until: (end, ...values) => (compareReleases(release, end) < 0 ? values : []),
    sic: (_erratum, published, corrected) => (text === 'corrected' ? corrected : published),
  };
}
