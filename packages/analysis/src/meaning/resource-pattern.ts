import type { Step } from '../match/overlap.ts';
import { splitArn } from '../match/resource-overlap.ts';

/** Any text at all. */
export const anything: readonly Step[] = [{ kind: 'any', except: '', repeats: true }];

/** The resource `*` of a request that is about no resource of its own. */
export const noResource: readonly Step[] = [{ kind: 'character', value: '*' }];

/** Any text but the empty one. */
export const notEmpty: readonly Step[] = some('');

/** Every ARN: its service and its resource are not empty. */
export const anyArn: readonly Step[] = [
  ...literal('arn:'),
  ...some(':'),
  ...literal(':'),
  ...some(':'),
  ...literal(':'),
  { kind: 'any', except: ':', repeats: true },
  ...literal(':'),
  { kind: 'any', except: ':', repeats: true },
  ...literal(':'),
  ...some(''),
];

/** The steps of a text without wildcards. */
export function literal(text: string): readonly Step[] {
  return Array.from(text, (value): Step => ({ kind: 'character', value }));
}

/**
 * The steps of a resource of a policy: a wildcard stays within its segment in the first five segments
 * of an ARN and goes on over everything in the sixth. What is neither `*` nor an ARN matches itself.
 * `${*}`, `${?}` and `${$}` stand for the characters; of other variables `${…}` nothing is known here.
 */
export function resourceSteps(resource: string): readonly Step[] {
  if (/^\*+$/.test(resource)) return anything;
  const segments = splitArn(resource);
  if (segments === undefined) return literal(resource);
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : literal(':')),
    ...wildcardSteps(segment, index < 5 ? ':' : ''),
  ]);
}

/** The steps of a text in which `*` and `?` stand for everything but some characters. */
export function wildcardSteps(text: string, except: string): readonly Step[] {
  return text.split(/(\$\{[*?$]\})/).flatMap((part, index) => {
    if (index % 2 === 1) return literal(part.slice(2, -1));
    return Array.from(part.replace(/\*{2,}/g, '*'), (value): Step => {
      if (value === '*') return { kind: 'any', except, repeats: true };
      if (value === '?') return { kind: 'any', except, repeats: false };
      return { kind: 'character', value };
    });
  });
}

function some(except: string): readonly Step[] {
  return [
    { kind: 'any', except, repeats: false },
    { kind: 'any', except, repeats: true },
  ];
}

/** How a pattern begins, as far as that is one text. */
export function prefixOf(pattern: readonly Step[]): string {
  let prefix = '';
  for (const step of pattern) {
    if (step.kind !== 'character') break;
    prefix += step.value;
  }
  return prefix;
}
