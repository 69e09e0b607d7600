import type { ResourceType } from '../services/service.ts';
import { globSteps, longestPattern, overlap, type Step } from './overlap.ts';
import { arnPatterns, splitArn } from './resource-overlap.ts';

/**
 * The steps of a resource of a policy whose region or account ends in a star that goes on over colons;
 * nothing where it has no such star.
 *
 * Everything else here has each wildcard stay within its segment, but AWS tells of a `*` that is the
 * last character of a segment that it can reach beyond the colon (IAM User Guide, "IAM JSON policy
 * elements: Resource"). So what rests on that is not certain.
 *
 * @param resource - The resource as it stands in the policy.
 */
export function stepsBeyondColons(resource: string): readonly Step[] | undefined {
  const segments = resource.length > longestPattern ? undefined : splitArn(resource);
  if (!segments?.slice(3, 5).some((segment) => segment.endsWith('*'))) return undefined;
  return segments.flatMap((segment, index) => {
    const steps = globSteps(segment);
    const within = steps.map((step, at): Step => {
      if (index === 5 || step.kind === 'character') return step;
      const goesOn = index > 2 && step.repeats && at === steps.length - 1;
      return goesOn ? step : { ...step, except: ':' };
    });
    return index === 0 ? within : [colon, ...within];
  });
}

const colon: Step = { kind: 'character', value: ':' };

/** Whether a resource of a policy can be one of a type if a star of it goes on over colons. */
export function canBeBeyondColons(resource: string, type: ResourceType): boolean {
  const [own, form] = [splitArn(resource), splitArn(type.arn)];
  // Where there is no colon in the last segment, there is none to go on over.
  if (own?.[2] !== form?.[2] || !form?.[5]?.includes(':')) return false;
  const steps = stepsBeyondColons(resource);
  return steps !== undefined && arnPatterns(type).some((pattern) => overlap(steps, pattern));
}
