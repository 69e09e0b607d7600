import type { PackedStatement } from './packed-policies.ts';

/**
 * Tells the service that most actions of a statement are of, by its prefix; of several the first.
 * It is empty where the statement names no service: in `*`, and where it names what it is not about.
 */
export function serviceOf({ Action = [] }: PackedStatement): string {
  const counts = new Map<string, number>();
  for (const action of [Action].flat()) {
    const end = action.indexOf(':');
    if (end < 0) continue;
    const service = action.slice(0, end).toLowerCase();
    counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? '';
}
