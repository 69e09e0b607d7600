/** The kinds of policy that AWS publishes no text for: they hold what ParallelCluster's code grants. */
const fromCode: ReadonlySet<string> = new Set([
  'loginNode',
  'headNodeDirectoryService',
  'headNodeSlurmDatabase',
]);

/** Whether a kind of policy is read off ParallelCluster's code. */
export function isFromCode(kind: string): boolean {
  return fromCode.has(kind);
}
