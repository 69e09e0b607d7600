/**
 * The releases of AWS ParallelCluster whose policies the packages hold, the oldest first, by the
 * release whose policies began to have other inputs or kinds.
 */
export const releasesFrom = {
  '2.4.0': ['2.4.0', '2.4.1', '2.5.0', '2.5.1', '2.6.0', '2.6.1', '2.7.0', '2.8.0', '2.8.1'],
  '2.9.0': ['2.9.0', '2.9.1'],
  '2.10.0': ['2.10.0'],
  '2.10.1': ['2.10.1', '2.10.2', '2.10.3', '2.10.4'],
  '2.11.0': ['2.11.0', '2.11.1', '2.11.2', '2.11.3', '2.11.4'],
  '2.11.5': ['2.11.5', '2.11.6', '2.11.7', '2.11.8', '2.11.9'],
} as const;

/** A release of AWS ParallelCluster whose policies the packages hold. */
export type ParallelClusterRelease = (typeof releasesFrom)[keyof typeof releasesFrom][number];
