import type { SourceChange } from '@pcluster-iam/core';

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
  '3.0.0': ['3.0.0', '3.0.1', '3.0.2', '3.0.3'],
  '3.1.1': [
    '3.1.1',
    '3.1.2',
    '3.1.3',
    '3.1.4',
    '3.1.5',
    '3.2.0',
    '3.2.1',
    '3.3.0',
    '3.3.1',
    '3.4.0',
    '3.4.1',
  ],
  '3.5.0': ['3.5.0', '3.5.1', '3.6.0', '3.6.1'],
  '3.7.0': ['3.7.0', '3.7.1', '3.7.2', '3.8.0'],
  '3.9.0': ['3.9.0', '3.9.1', '3.9.2', '3.9.3', '3.10.0', '3.10.1', '3.11.0', '3.11.1'],
} as const;

/** A release of AWS ParallelCluster whose policies the packages hold. */
export type ParallelClusterRelease = (typeof releasesFrom)[keyof typeof releasesFrom][number];

/**
 * The release whose published text a release has, where it has none of its own: AWS published its
 * text for some releases only, and the last text of a line stands for the line.
 */
export const publishedTexts: Readonly<Record<string, string>> = {
  '2.5.0': '2.5.1',
  '2.6.0': '2.6.1',
  '2.8.0': '2.8.1',
  '2.9.0': '2.9.1',
  '2.10.2': '2.10.1',
  '2.10.3': '2.10.1',
  '2.11.1': '2.11.0',
  '2.11.2': '2.11.0',
  '2.11.4': '2.11.3',
  '2.11.6': '2.11.5',
  '2.11.8': '2.11.9',
  '3.0.0': '3.0.3',
  '3.0.1': '3.0.3',
  '3.0.2': '3.0.3',
  '3.1.1': '3.1.4',
  '3.1.2': '3.1.4',
  '3.1.3': '3.1.4',
  '3.1.5': '3.1.4',
  '3.2.0': '3.2.1',
  '3.3.0': '3.3.1',
  '3.4.0': '3.4.1',
  '3.6.0': '3.6.1',
  '3.7.0': '3.7.2',
  '3.7.1': '3.7.2',
  '3.9.1': '3.10.1',
  '3.9.2': '3.10.1',
  '3.9.3': '3.10.1',
  '3.10.0': '3.10.1',
};

/** Where AWS's text began to come from another source. */
export const sourceChanges: readonly SourceChange[] = [
  {
    release: '3.5.0',
    before: 'the page on IAM of the user guide',
    after: "the templates in ParallelCluster's repository",
  },
];
