import { compilePolicies, evaluate } from '@pcluster-iam/analysis';
import { compareReleases, type PolicyDocument } from '@pcluster-iam/core';
import type { UnpublishedBefore } from './unpublished-before.ts';

/** A row of a table of features and permissions. */
export interface PermissionRow<Cluster> {
  readonly source: string;
  readonly when: (cluster: Cluster) => boolean;
  readonly who: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly isUnpublished?: true;
}

/** One action of a row. */
export interface Need<Cluster> {
  readonly row: PermissionRow<Cluster>;
  readonly action: string;
  /** The row's source and the action. */
  readonly line: string;
}

/** The actions of rows one by one, but of those that no release publishes. */
export function needsOf<Cluster>(
  rows: readonly PermissionRow<Cluster>[],
): readonly Need<Cluster>[] {
  return rows
    .filter(({ isUnpublished }) => !isUnpublished)
    .flatMap((row) =>
      row.actions.map((action) => ({ row, action, line: `${row.source}: ${action}` })),
    );
}

/** Whether the published documents of a release are to have it, by what it has not yet. */
export function isPublished(
  { row, action }: Need<never>,
  release: string,
  scheduler: string,
  unpublished: readonly UnpublishedBefore[],
): boolean {
  return !unpublished.some(
    ({ source, actions = row.actions, schedulers = [scheduler], from = '2.4.0', since }) =>
      schedulers.includes(scheduler) &&
      row.source.startsWith(source) &&
      actions.includes(action) &&
      compareReleases(release, from) >= 0 &&
      compareReleases(release, since) < 0,
  );
}

/** Those that documents allow, each in a line. */
export function allowed<Cluster>(
  needs: readonly Need<Cluster>[],
  documents: Readonly<Record<string, PolicyDocument>>,
  isFor: (kind: string, who: string) => boolean,
): readonly string[] {
  const compiled = new Map(
    [...new Set(needs.map(({ row }) => row.who))].map((who) => [
      who,
      compilePolicies(
        Object.entries(documents)
          .filter(([kind]) => isFor(kind, who))
          .map(([, document]) => document),
      ),
    ]),
  );
  return needs
    .filter(({ row: { who, resources, context }, action }) =>
      resources.every((resource) => {
        const request = { 'aws:RequestedRegion': 'eu-west-1', ...context };
        const { decision } = evaluate(compiled.get(who) ?? [], {
          ...{ action, resource, context: request },
        });
        return decision === 'allowed';
      }),
    )
    .map(({ line }) => line);
}
