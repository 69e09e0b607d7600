import { matchesGlob, type PolicyDocument } from '@pcluster-iam/core';
import type { ClusterConfig, Found, NodeGroup } from '../cluster-config.ts';
import type { PolicyNote } from './note.ts';

/** The policies that each kind of nodes has. */
const policiesOf: Readonly<Record<NodeGroup['nodes'], string>> = {
  all: 'instance',
  headNode: 'headNode',
  computeNode: 'computeNode',
  loginNode: 'loginNode',
  imageBuilder: 'imageBuilderInstance',
};

/**
 * What a cluster of the file needs that its documents do not grant: AWS wrote them for clusters
 * without. ParallelCluster adds it to the roles that it makes itself; a role of one's own has to have
 * it added.
 */
export function notCovered(
  documents: Readonly<Record<string, PolicyDocument>>,
  { nodeGroups, names, generation }: ClusterConfig,
): readonly PolicyNote[] {
  const notes: PolicyNote[] = [];
  const need = (policy: string, actions: readonly string[], arn: string, from: Found) => {
    const document = Object.hasOwn(documents, policy) ? documents[policy] : undefined;
    if (document === undefined) return;
    const missing = actions.filter((action) => !grants(document, action, arn));
    if (missing.length === 0) return;
    const message = `${missing.join(', ')} on ${arn}`;
    notes.push({ kind: 'not covered', policy, message, from });
  };
  for (const group of nodeGroups) {
    const policy = policiesOf[group.nodes];
    for (const from of group.s3Read) need(policy, ['s3:Get*', 's3:List*'], bucketArn(from), from);
    for (const from of group.s3Write) need(policy, ['s3:*'], bucketArn(from), from);
    for (const from of group.additionalPolicies) {
      if (!Object.hasOwn(documents, policy)) continue;
      const message = `the policy ${from.value}, to be attached beside it`;
      notes.push({ kind: 'not covered', policy, message, from });
    }
  }
  const { resourcesBucket, mungeKeySecretArn } = names;
  if (generation === '3.x' && resourcesBucket) {
    const bucket = `arn:*:s3:::${resourcesBucket.value}`;
    need('headNode', ['s3:GetObject', 's3:GetObjectVersion'], `${bucket}/*`, resourcesBucket);
    for (const user of Object.keys(documents).filter(isUserCluster)) {
      need(user, ['s3:*'], `${bucket}/*`, resourcesBucket);
    }
  }
  if (mungeKeySecretArn) {
    const action = 'secretsmanager:GetSecretValue';
    need('headNode', [action], mungeKeySecretArn.value, mungeKeySecretArn);
  }
  for (const from of names.capacityReservationGroups) {
    need('headNode', ['resource-groups:ListGroupResources'], from.value, from);
  }
  return notes;
}

/** The document of the user that has the buckets of clusters. */
function isUserCluster(policy: string): boolean {
  return /^user(?:Base|Cluster|Cluster2)$/.test(policy);
}

/** A bucket with what stands after its name; 2.x writes it as an ARN already. */
function bucketArn({ value }: Found): string {
  return value.startsWith('arn:') ? value : `arn:*:s3:::${value}`;
}

/** Whether a document allows an action on a resource, whatever its conditions. */
function grants(document: PolicyDocument, action: string, arn: string): boolean {
  return document.Statement.some(
    ({ Effect, Action, Resource }) =>
      Effect === 'Allow' &&
      [Action].flat().some((one) => matchesGlob(one.toLowerCase(), action.toLowerCase())) &&
      [Resource].flat().some((one) => matchesGlob(one.replace(/^arn:[^:]+:/, 'arn:*:'), arn)),
  );
}
