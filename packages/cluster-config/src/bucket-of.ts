import type { Found } from './cluster-config.ts';

/** The bucket that the address of something in S3 begins with; none where it is no such address. */
export function bucketOf(address: Found | undefined): readonly Found[] {
  const name = /^s3:\/\/([^/]+)/i.exec(address?.value ?? '')?.[1];
  return address === undefined || name === undefined ? [] : [{ ...address, value: name }];
}

/** Values without those that stood before. */
export function distinct(values: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>();
  for (const one of values) if (!seen.has(one.value)) seen.set(one.value, one);
  return [...seen.values()];
}
