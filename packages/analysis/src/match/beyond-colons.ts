import type { ResourceType } from '../services/service.ts';
import { globSteps, longestPattern, overlap, type Step } from './overlap.ts';
import { arnPatterns, splitArn } from './resource-overlap.ts';

/**
 * Whether the region or the account of a resource of a policy ends in a star.
 *
 * Everything else here has each wildcard stay within its segment, but AWS tells of a `*` that is the
 * last character of a segment that it can reach beyond the colon (IAM User Guide, "IAM JSON policy
 * elements: Resource"). So what rests on that is not certain.
 *
 * @param segments - The segments after `arn`.
 */
export function mayGoOn(segments: readonly string[]): boolean {
  return segments.length === 5 && segments.some((segment, index) => isOpen(segment, index));
}

/** Whether a star at the end of a segment may go on over the colon after it. */
export function isOpen(segment: string, index: number): boolean {
  return (index === 2 || index === 3) && segment.endsWith('*');
}

/**
 * The steps of a resource of a policy in which such stars go on over colons.
 *
 * @param segments - The segments after `arn`.
 */
export function stepsBeyondColons(segments: readonly string[]): readonly Step[] {
  return [
    ...globSteps('arn'),
    ...segments.flatMap((segment, index) => {
      const steps = globSteps(segment);
      const within = steps.map((step, at): Step => {
        if (step.kind === 'character' || index === 4) return step;
        const goesOn = isOpen(segment, index) && at === steps.length - 1;
        return goesOn ? step : { ...step, except: ':' };
      });
      return [...globSteps(':'), ...within];
    }),
  ];
}

/** Whether an ARN can be of a resource of a policy if a star of that goes on over colons. */
export function reachesBeyondColons(resource: string, arn: readonly Step[]): boolean {
  const segments = resource.length > longestPattern ? undefined : splitArn(resource)?.slice(1);
  if (segments === undefined || !mayGoOn(segments)) return false;
  return overlap(stepsBeyondColons(segments), arn);
}

/** Whether a resource of a policy can be one of a type if a star of it goes on over colons. */
export function canBeBeyondColons(resource: string, type: ResourceType): boolean {
  const [own, form] = [splitArn(resource), splitArn(type.arn)];
  // Where there is no colon in the last segment, there is none to go on over.
  if (own?.[2] !== form?.[2] || !form?.[5]?.includes(':')) return false;
  return arnPatterns(type).some((pattern) => reachesBeyondColons(resource, pattern));
}
