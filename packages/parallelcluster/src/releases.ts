/** The releases of AWS ParallelCluster whose policies the packages hold, the oldest first. */
export const releases = ['2.4.1'] as const;

/** One of {@link releases}. */
export type ParallelClusterRelease = (typeof releases)[number];
