import {
  buildPolicies,
  buildPolicy,
  type InputIssue,
  InvalidInputError,
  matchesGlob,
  type PolicyDocument,
  type PolicySet,
  type Scheduler,
} from '@pcluster-iam/core';
import type { Found, ImageConfig } from '../cluster-config.ts';
import { InvalidConfigError } from '../errors.ts';
import { frozen } from '../frozen.ts';
import { inputsFrom } from './inputs-from.ts';
import type { PolicyNote } from './note.ts';
import type { ClusterPolicies, PoliciesForOptions } from './policies-for.ts';
import { regionOf } from './region-of.ts';

/** The scheduler that has the documents for images in a release: every one has the same. */
interface ImageScheduler {
  readonly scheduler: Scheduler;
  readonly policies: PolicySet;
}

/**
 * Finds a scheduler that has the documents for images in a release.
 *
 * @throws {@link InvalidConfigError} when the release is one that reads no such file.
 */
export function findImagePolicies(
  { file }: ImageConfig,
  { registry: { schedulers }, release }: PoliciesForOptions,
): ImageScheduler | undefined {
  if (release.startsWith('2.')) {
    const message = `ParallelCluster ${release} does not read this file, which is one of 3.x`;
    throw new InvalidConfigError(file, [{ line: 1, column: 1, message }]);
  }
  for (const scheduler of schedulers) {
    const policies = Object.hasOwn(scheduler.releases, release)
      ? scheduler.releases[release]
      : undefined;
    if (policies?.imageBuilderInstance) return { scheduler, policies };
  }
  return undefined;
}

/** Builds the policies that an image needs: the user's, and those of the roles that build it. */
export function imagePolicies(config: ImageConfig, options: PoliciesForOptions): ClusterPolicies {
  const { registry, release, accountId, partition, text, clusterName, inputs = {} } = options;
  const issues: InputIssue[] = [];
  const region = regionOf(config, options.region, issues);
  const found = findImagePolicies(config, options);
  const common = { release, accountId, region, partition, text };
  if (found === undefined) {
    // A release that nobody has: core says which there are.
    const [scheduler] = registry.schedulers;
    buildPolicies({ ...common, scheduler, for: 'user' } as never);
    throw new Error(`no scheduler has documents for images in ${release}`);
  }
  const { scheduler, policies } = found;
  const notes: PolicyNote[] = [];
  const given = new Map(Object.entries(inputs).filter(([, value]) => value !== undefined));
  for (const [name, { value }] of inputsFrom(config, clusterName)) {
    if (!given.has(name)) given.set(name, value);
  }
  if (options.scope === 'cluster') {
    const message = 'is "cluster", and the file is one of an image; leave it out';
    issues.push({ code: 'contradiction', input: 'scope', message });
  }
  const documents: Record<string, PolicyDocument> = {};
  for (const kind of kindsFor(config, options, policies, notes)) {
    const names = Object.keys(policies[kind]?.inputs ?? {});
    const own = Object.fromEntries([...given].filter(([name]) => names.includes(name)));
    try {
      // Core checks what it is given; its types are those of one scheduler and release.
      const build = buildPolicy as (kind: string, options: object) => PolicyDocument;
      documents[kind] = build(kind, { ...common, scheduler, ...own });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      const known = new Set(issues.map(({ input }) => input));
      issues.push(...error.issues.filter(({ input }) => !known.has(input)));
    }
  }
  if (issues.length > 0) throw new InvalidInputError('the policies', issues);
  notes.push(...notCovered(documents, config));
  const recipients = Object.keys(documents).map((kind) => [kind, policies[kind]?.for ?? kind]);
  return frozen({ documents, recipients: Object.fromEntries(recipients), notes });
}

/** The kinds of policy that are for building the image, in the order of the release. */
function kindsFor(
  { nodeGroups: [builder], names, features }: ImageConfig,
  { features: asked = [], existingRoles }: PoliciesForOptions,
  policies: PolicySet,
  notes: PolicyNote[],
): readonly string[] {
  const existing: Readonly<Record<string, Found | undefined>> = {
    imageBuilderInstance: builder?.existing,
    imageBuilderCleanup: names.cleanupRole,
  };
  const makesRoles = Object.values(existing).includes(undefined);
  const iam = features.permissionsBoundary ? 'iamBoundary' : 'iam';
  const wanted = new Set(['imageBuild', ...(makesRoles ? [iam] : []), ...asked]);
  if (!makesRoles) {
    const message = 'the configuration names every role, so that the build makes none';
    notes.push({ kind: 'left out', policy: 'userIam', message });
  }
  return Object.entries(policies).flatMap(([kind, policy]) => {
    if (policy.features?.some((feature) => wanted.has(feature))) return [kind];
    if (!Object.hasOwn(existing, kind)) return [];
    const from = existing[kind];
    if (from === undefined || existingRoles === 'build') return [kind];
    const message = `the configuration points to ${from.value}, which exists`;
    notes.push({ kind: 'left out', policy: kind, message, from });
    return [];
  });
}

/** What the image needs that AWS's documents do not grant. */
function notCovered(
  documents: Readonly<Record<string, PolicyDocument>>,
  { nodeGroups: [builder], names: { resourcesBucket } }: ImageConfig,
): readonly PolicyNote[] {
  const need = (policy: string, message: string, from: Found): PolicyNote => ({
    ...{ kind: 'not covered', policy, message, from },
  });
  const users = Object.keys(documents).filter((kind) => /^userImage(?:Build)?$/.test(kind));
  const instance = 'imageBuilderInstance';
  return [
    ...(resourcesBucket && !matchesGlob('parallelcluster-*', resourcesBucket.value)
      ? users.map((user) =>
          need(
            user,
            `the bucket ${resourcesBucket.value}, where AWS's text has parallelcluster-*`,
            resourcesBucket,
          ),
        )
      : []),
    ...(Object.hasOwn(documents, instance) && builder
      ? [
          ...builder.s3Read.map((from) =>
            need(instance, `s3:GetObject on arn:*:s3:::${from.value}`, from),
          ),
          ...builder.additionalPolicies.map((from) =>
            need(instance, `the policy ${from.value}, to be attached beside it`, from),
          ),
        ]
      : []),
  ];
}
