import {
  buildPolicy,
  type Policy,
  type PolicyContext,
  type PolicyDocument,
  type PolicyInput,
  type Scheduler,
} from '@pcluster-iam/core';
import type { Case, Sample, Target } from './cases.ts';

/** What happened when a document was built. */
export interface Observation {
  /** What the plugin's function returned, if it came to that. */
  readonly statements?: unknown;
  /** The document, if one was built. */
  readonly document?: PolicyDocument;
  /** What was thrown, if no document was built. */
  readonly error?: unknown;
}

/** Calls a policy's function in the facade's place. */
export type Call = (policy: Policy, input: PolicyInput, context: PolicyContext) => unknown;

/**
 * Builds a document through the facade and keeps what the plugin itself returned: the policy is
 * wrapped, so that the function is called with just what the facade gives it.
 */
export function observe(
  scheduler: Scheduler,
  { release, kind, policy, region: place, sample, text }: Case,
  call: Call = (own, input, context) => own.statements(input, context),
): Observation {
  let statements: unknown;
  const wrapped: Policy = {
    inputs: policy.inputs,
    statements: (input, context) => {
      statements = call(policy, input, context);
      // Whatever it is, the facade checks it.
      return statements as ReturnType<Policy['statements']>;
    },
  };
  // Not by defineScheduler(), which would freeze what the plugin itself may have left open.
  const releases = { [release]: { [kind]: wrapped } };
  const probe: Scheduler = { name: scheduler.name, releases, errata: [] };
  const partition = place.isNamed && { partition: place.partition };
  const options = { region: place.region, text, ...partition, ...sample };
  return { ...build(probe, { release, kind }, options), statements };
}

/** Builds a document with the options as they are, in the first region where they name none. */
export function build(
  scheduler: Scheduler,
  { release, kind }: Pick<Target, 'release' | 'kind'>,
  given: Sample,
): Observation {
  const options = { scheduler, release, region, accountId: '123456789012', ...given };
  // What the options inherit is a part of what is tried.
  Object.setPrototypeOf(options, Object.getPrototypeOf(given));
  try {
    return { document: buildPolicy(kind, options) };
  } catch (error) {
    return { error };
  }
}

const region = 'eu-west-1';
