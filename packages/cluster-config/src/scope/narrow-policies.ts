import {
  type Action,
  type PolicyDocument,
  policyDocument,
  type Resource,
  type Statement,
} from '@pcluster-iam/core';
import type { PolicyNote } from '../policies/note.ts';
import type { ClusterFacts } from './cluster-facts.ts';
import { narrowCondition } from './narrow-condition.ts';
import { narrowResource } from './narrow-resource.ts';
import { unusedBecause } from './unused-actions.ts';

/**
 * Narrows documents to the least that a cluster needs, and notes each thing that is omitted or
 * narrowed. What comes of it never grants what the documents do not.
 */
export function narrowPolicies(
  documents: Readonly<Record<string, PolicyDocument>>,
  facts: ClusterFacts,
  notes: PolicyNote[],
): Readonly<Record<string, PolicyDocument>> {
  return Object.fromEntries(
    Object.entries(documents).flatMap(([policy, { Statement }]) => {
      const sids = new Set(Statement.map(({ Sid }) => Sid));
      const statements = Statement.flatMap((statement, index) =>
        narrowStatement({ policy, statement, index, sids }, facts, notes),
      );
      if (statements.length > 0) return [[policy, policyDocument(statements)]];
      notes.push({ kind: 'left out', policy, message: 'nothing in it is of use to the cluster' });
      return [];
    }),
  );
}

interface Place {
  readonly policy: string;
  readonly statement: Statement;
  readonly index: number;
  readonly sids: Set<string | undefined>;
}

function narrowStatement(
  { policy, statement, index, sids }: Place,
  facts: ClusterFacts,
  notes: PolicyNote[],
): readonly Statement[] {
  const name = statement.Sid ?? `Statement[${index}]`;
  const note = (kind: PolicyNote['kind'], message: string) =>
    void notes.push({ kind, policy, statement: name, message });
  const used = usedActions(statement, facts, note);
  if (used.length === 0) return [];
  const groups = byResources(used, policy, statement, facts, note);
  return groups.flatMap(({ actions, resources }, number) => {
    if (resources.length === 0) return [];
    const Sid = number === 0 ? statement.Sid : unusedSid(statement.Sid, sids);
    const narrowed: Statement = {
      ...statement,
      ...(Sid !== undefined && { Sid }),
      Action: shapeOf(statement.Action, actions),
      Resource: shapeOf(statement.Resource, resources),
    };
    const condition = narrowCondition(policy, narrowed, facts);
    if (condition === undefined) return [narrowed];
    note('narrowed', `${listed(actions)} by a condition: ${condition.reason}`);
    return [{ ...narrowed, Condition: condition.condition }];
  });
}

/** The actions of a statement that the cluster may need. */
function usedActions(
  { Action, Condition }: Statement,
  facts: ClusterFacts,
  note: (kind: 'omitted', message: string) => void,
): readonly Action[] {
  const services = JSON.stringify(Condition?.StringEquals?.['iam:AWSServiceName'] ?? '');
  const reasons = new Map<string, Action[]>();
  const used: Action[] = [];
  for (const action of [Action].flat()) {
    // The service-linked role of FSx is made for its file systems alone.
    const ofFsx = services.includes('fsx.amazonaws.com') && !facts.config.features.fsx;
    const reason = ofFsx ? 'the cluster has no file system of FSx' : unusedBecause(action, facts);
    if (reason === undefined) used.push(action);
    else reasons.set(reason, [...(reasons.get(reason) ?? []), action]);
  }
  for (const [reason, actions] of reasons) note('omitted', `${listed(actions)}: ${reason}`);
  return used;
}

interface Group {
  readonly actions: Action[];
  readonly resources: readonly Resource[];
}

/** The actions of a statement, together where they stand on the same resources. */
function byResources(
  actions: readonly Action[],
  policy: string,
  { Resource }: Statement,
  facts: ClusterFacts,
  note: (kind: 'narrowed', message: string) => void,
): readonly Group[] {
  const groups = new Map<string, Group>();
  const narrowings = new Map<
    string,
    { readonly reason: string; readonly to: readonly string[]; readonly actions: Action[] }
  >();
  for (const action of actions) {
    const resources = new Set<Resource>();
    for (const resource of [Resource].flat()) {
      const narrowed = narrowResource({ policy, action: action.toLowerCase(), resource }, facts);
      for (const one of narrowed?.resources ?? [resource]) resources.add(one);
      if (narrowed === undefined) continue;
      const key = JSON.stringify([resource, narrowed]);
      const known = narrowings.get(key) ?? { reason: `${resource}`, to: [], actions: [] };
      known.actions.push(action);
      narrowings.set(key, {
        ...known,
        reason: `from ${resource} to ${narrowed.resources.join(', ') || 'nothing'}: ${narrowed.reason}`,
      });
    }
    const key = JSON.stringify([...resources]);
    const group = groups.get(key) ?? { actions: [], resources: [...resources] };
    group.actions.push(action);
    groups.set(key, group);
  }
  for (const { actions: narrowed, reason } of narrowings.values()) {
    note('narrowed', `${listed(narrowed)} ${reason}`);
  }
  return [...groups.values()];
}

/** A value alone stays one, as AWS's text has it. */
function shapeOf<Value>(before: Value | readonly Value[], after: readonly Value[]) {
  const [only] = after;
  return !Array.isArray(before) && after.length === 1 && only !== undefined ? only : after;
}

/** A Sid for the second part of a statement. */
function unusedSid(sid: string | undefined, sids: Set<string | undefined>): string | undefined {
  if (sid === undefined) return undefined;
  for (let number = 2; ; number += 1) {
    const candidate = `${sid}${number}`;
    if (sids.has(candidate)) continue;
    sids.add(candidate);
    return candidate;
  }
}

function listed(actions: readonly string[]): string {
  return actions.length > 3
    ? `${actions.slice(0, 2).join(', ')} and ${actions.length - 2} more`
    : actions.join(', ');
}
