import type { Inputs, Policy, PolicyText, Scheduler } from '@pcluster-iam/core';
import { copyOf } from './plain-data.ts';
import { type RegionSample, regions } from './regions.ts';

/** One policy of one release of a scheduler. */
export interface Target {
  /** The release, such as `2.4.1`. */
  readonly release: string;
  /** The kind of policy, such as `user`. */
  readonly kind: string;
  /** The policy. */
  readonly policy: Policy;
  /** The same in words, for messages. */
  readonly where: string;
}

/** One document that a scheduler must be able to build. */
export interface Case extends Target {
  /** The values of the policy's own inputs. */
  readonly sample: Sample;
  /** The region to build in. */
  readonly region: RegionSample;
  /** The text to build. */
  readonly text: PolicyText;
}

/** Values of a policy's own inputs, by name. */
export type Sample = Readonly<Record<string, unknown>>;

/** Lists every policy of every release. */
export function* targets(scheduler: Scheduler): Generator<Target> {
  for (const [release, policies] of Object.entries(scheduler.releases)) {
    for (const [kind, policy] of Object.entries(policies)) {
      yield { release, kind, policy, where: `the ${kind} policy of ${release}` };
    }
  }
}

/** Lists every policy once, with the first release that has it: its inputs are the same in all. */
export function* distinctTargets(scheduler: Scheduler): Generator<Target> {
  const seen = new Set<Policy>();
  for (const target of targets(scheduler)) {
    if (!seen.has(target.policy)) yield target;
    seen.add(target.policy);
  }
}

/** Lists every document: each policy in each region, with each sample, in both texts. */
export function* cases(scheduler: Scheduler): Generator<Case> {
  for (const target of targets(scheduler)) {
    for (const region of regions) {
      for (const given of samples(target.policy.inputs)) {
        const sample = inPartition(given, region.partition);
        yield { ...target, region, sample, text: 'published' };
        yield { ...target, region, sample, text: 'corrected' };
      }
    }
  }
}

/** The examples of every input of a policy, as copies. */
export function fullSample(inputs: Inputs): Sample {
  return sampleOf(Object.entries(inputs));
}

/** An example that is an ARN names one partition; elsewhere it is wrong. */
function inPartition(sample: Sample, partition: string): Sample {
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    return typeof value === 'string' ? value.replace(/^arn:[^:]*(?=:)/, `arn:${partition}`) : value;
  };
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, moved(value)]));
}

function samples(inputs: Inputs): readonly Sample[] {
  const entries = Object.entries(inputs);
  const required = entries.filter(([, { optional }]) => !optional);
  const all = fullSample(inputs);
  return required.length === entries.length ? [all] : [sampleOf(required), all];
}

function sampleOf(entries: readonly (readonly [string, Inputs[string]])[]): Sample {
  return Object.fromEntries(entries.map(([name, { example }]) => [name, copyOf(example)]));
}
