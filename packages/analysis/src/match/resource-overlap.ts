import { remembered } from '../remembered.ts';
import type { ResourceType } from '../services/service.ts';
import { globSteps, longestPattern, overlap, type Step } from './overlap.ts';
import {
  anyCharacterVariables,
  freeSuffixes,
  mayLackAccount,
  slashlessVariables,
} from './reference-overrides.ts';

/**
 * Whether a resource of a policy can be one of a type of resource: segment by segment for the first
 * five segments of the ARN, and as one pattern for the rest.
 */
export function canBe(resource: string, type: ResourceType): boolean {
  if (resource === '*') return true;
  const form = formOf(type);
  return remembered(form.answers, resource, form.compare);
}

function compare(resource: string, form: Form): boolean {
  if (resource.length > longestPattern) return false;
  const segments = splitArn(resource);
  if (segments === undefined) return false;
  // A recovery point has the ARN of the service whose resource it is of.
  if (segments[2] !== form.service && !form.service?.startsWith('${')) return false;
  return segments.every((segment, index) =>
    form.segments[index]?.some((steps) =>
      // No colon can be in the segments before the last one.
      steps === anything && index < 5 ? segment !== '' : overlap(stepsOf(segment), steps),
    ),
  );
}

/** The service that the ARNs of a type of resource name, which may be another than its own. */
export function serviceOf(type: ResourceType): string | undefined {
  return formOf(type).service;
}

/** Whether the last segment of the ARN of a type of resource can be a name or a pattern of names. */
export function canBeCalled(name: string, type: ResourceType): boolean {
  if (name.length > longestPattern) return false;
  return formOf(type).segments[5]?.some((steps) => overlap(stepsOf(name), steps)) ?? false;
}

/**
 * Whether a segment of the ARNs of a type of resource can be empty, and whether it can be filled.
 *
 * @param type - The type.
 * @param index - The place of the segment: 3 is the region, 4 the account.
 */
export function segmentOf(
  type: ResourceType,
  index: number,
): { readonly empty: boolean; readonly filled: boolean } {
  const patterns = formOf(type).segments[index] ?? [];
  return {
    empty: patterns.some((steps) => steps.length === 0),
    filled: patterns.some((steps) => steps.length > 0),
  };
}

/** Splits an ARN at its first five colons; nothing where it has fewer. */
export function splitArn(arn: string): readonly string[] | undefined {
  const segments: string[] = [];
  let start = 0;
  for (let count = 0; count < 5; count += 1) {
    const colon = arn.indexOf(':', start);
    if (colon < 0) return undefined;
    segments.push(arn.slice(start, colon));
    start = colon + 1;
  }
  return [...segments, arn.slice(start)];
}

/** The ARN of a type of resource, taken apart. */
interface Form {
  /** The segment of the service, which takes no wildcard. */
  readonly service: string | undefined;
  /** For each segment, the patterns that it may match. */
  readonly segments: readonly (readonly (readonly Step[])[])[];
  /** Which resources can be of the type, as far as that was asked. */
  readonly answers: Map<string, boolean>;
  /** Finds whether a resource can be. */
  readonly compare: (resource: string) => boolean;
}

const forms = new WeakMap<ResourceType, Form>();

function formOf(type: ResourceType): Form {
  const known = forms.get(type);
  if (known !== undefined) return known;
  const segments = splitArn(type.arn) ?? [];
  const patterns = segments.map((segment, index) => {
    if (index === 1) return [anything];
    if (index === 4 && mayLackAccount(type)) return [referenceSteps(segment), []];
    if (index < 5) return [segment === '' ? [] : referenceSteps(segment)];
    return [segment, ...freeSuffixes(type)].map((part, at) =>
      referenceSteps(at === 0 ? part : segment + part),
    );
  });
  const form: Form = {
    service: segments[2],
    segments: patterns,
    answers: new Map(),
    compare: (resource) => compare(resource, form),
  };
  forms.set(type, form);
  return form;
}

/**
 * The ARNs that a type of resource can have, as patterns.
 *
 * @param type - The type.
 * @param known - What stands for some variables of the reference, such as `Region`.
 */
export function arnPatterns(
  type: ResourceType,
  known: Readonly<Record<string, string>> = {},
): readonly (readonly Step[])[] {
  const arn = type.arn.replace(/\$\{(\w+)\}/g, (variable, name: string) => known[name] ?? variable);
  return [arn, ...freeSuffixes(type).map((suffix) => arn + suffix)].map(referenceSteps);
}

const anything: readonly Step[] = [
  { kind: 'any', except: ':', repeats: false },
  { kind: 'any', except: ':', repeats: true },
];

/** A variable of the reference stands for at least one character, and for no colon unless it is known to. */
function referenceSteps(form: string): readonly Step[] {
  if (/^\$\{(?:Region|Account)\}$/.test(form)) return anything;
  return form.split(/(\$\{[^}]*\})/).flatMap((part): readonly Step[] => {
    if (!part.startsWith('${')) return globSteps(part);
    const name = part.slice(2, -1);
    if (name === 'Asterisk') return [{ kind: 'character', value: '*' }];
    const colon = anyCharacterVariables.has(name) ? '' : ':';
    const except = slashlessVariables.has(name) ? `${colon}/` : colon;
    return [
      { kind: 'any', except, repeats: false },
      { kind: 'any', except, repeats: true },
    ];
  });
}

const steps = new Map<string, readonly Step[]>();

function stepsOf(segment: string): readonly Step[] {
  return remembered(steps, segment, globSteps);
}
