import type { Service } from '../services/service.ts';

/** A wildcard, and the actions of a service that it stands for. */
export interface ServiceWildcard {
  /** The wildcard with the prefix of the service, such as `ec2:Describe*`. */
  readonly text: string;
  /** The names of the actions, in small letters. */
  readonly matched: readonly string[];
}

const known = new WeakMap<Service, Map<string, ServiceWildcard>>();

/**
 * The wildcards that stand for an action of a service by its first words, its last words or both: for
 * `DescribeImages` they are `Describe*`, `*Images` and `*`.
 *
 * @param service - The service.
 * @param action - The name of the action, in small letters.
 */
export function wildcardsOf(service: Service, action: string): readonly ServiceWildcard[] {
  const wildcards = known.get(service) ?? new Map<string, ServiceWildcard>();
  known.set(service, wildcards);
  const name = service.actions.get(action)?.name ?? '';
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [];
  return words.flatMap((_word, from) =>
    words.slice(from).map((_other, length) => {
      const start = words.slice(0, from).join('');
      const end = words.slice(from + length + 1).join('');
      const text = `${service.prefix}:${start}*${end}`;
      const wildcard = wildcards.get(text) ?? { text, matched: matching(service, start, end) };
      wildcards.set(text, wildcard);
      return wildcard;
    }),
  );
}

function matching({ actions }: Service, start: string, end: string): readonly string[] {
  const [first, last] = [start.toLowerCase(), end.toLowerCase()];
  const shortest = first.length + last.length;
  return [...actions.keys()].filter(
    (name) => name.length >= shortest && name.startsWith(first) && name.endsWith(last),
  );
}
