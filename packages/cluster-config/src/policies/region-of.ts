import type { InputIssue } from '@pcluster-iam/core';
import type { ClusterConfig } from '../cluster-config.ts';

/** The region of the file, which the caller may name too but not change. */
export function regionOf(
  { region, file }: Pick<ClusterConfig, 'region' | 'file'>,
  given: string | undefined,
  issues: InputIssue[],
): string | undefined {
  if (region !== undefined && given !== undefined && region.value !== given) {
    const message = `is ${JSON.stringify(given)}, which contradicts ${region.setting} (${file}:${region.line}:${region.column}); leave it out`;
    issues.push({ code: 'contradiction', input: 'region', message });
  }
  return region?.value ?? given;
}
