import { type PolicyDocument, policyDocument } from '@pcluster-iam/core';
import type { ClusterConfig } from '../cluster-config.ts';
import type { PolicyNote } from './note.ts';

/** Stands for the buckets of file systems that have none, where a document asks for some. */
export const noBucket = 'no-bucket-of-this-cluster';

/** Takes the statements out that would be about the buckets of file systems that have none. */
export function withoutBuckets(
  documents: Readonly<Record<string, PolicyDocument>>,
  { features }: ClusterConfig,
  notes: PolicyNote[],
): Readonly<Record<string, PolicyDocument>> {
  return Object.fromEntries(
    Object.entries(documents).map(([policy, document]) => {
      const kept = document.Statement.filter(
        ({ Resource }) => ![Resource].flat().some((arn) => arn.includes(`:::${noBucket}`)),
      );
      if (kept.length === document.Statement.length) return [policy, document];
      notes.push({
        kind: 'omitted',
        policy,
        message: 'the statement on buckets: no file system of the file is tied to one',
        ...(features.fsx && { from: features.fsx }),
      });
      return [policy, policyDocument(kept)];
    }),
  );
}
