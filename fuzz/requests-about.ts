import { serviceData } from '../packages/analysis/src/index.ts';
import { isOfForm, type Request, requestsFor } from '../packages/analysis/test/plain-grants.ts';

const [mostServices, mostPatterns, mostResources] = [4, 12, 120];

/**
 * Requests that tell whether what a document grants has changed: each action of the first services
 * that it names, on resources that its patterns match and such an action is about.
 */
export function requestsAbout(document: unknown): readonly Request[] {
  const texts = textsIn(document);
  const prefixes = [...new Set(texts.map((text) => text.split(':')[0]?.toLowerCase() ?? ''))]
    .filter((prefix) => serviceData.find(prefix) !== undefined)
    .slice(0, mostServices);
  const arns = texts.filter((text) => text.split(':').length > 5 && text.length < 300);
  const resources = [...new Set(arns)]
    .slice(0, mostPatterns)
    .flatMap((pattern) => prefixes.flatMap((prefix) => resourcesLike(pattern, prefix)));
  return requestsFor(prefixes, [...new Set(resources)].slice(0, mostResources));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Resources of a service that a pattern seems to match. */
function resourcesLike(pattern: string, prefix: string): readonly string[] {
  const actions = [...(serviceData.find(prefix)?.actions.values() ?? [])];
  const forms = new Set(
    actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ arn }) => arn)),
  );
  return [...forms].flatMap((form) =>
    filled(pattern, form.replace(/\$\{[^}]*\}/g, 'demo')).filter((arn) => isOfForm(arn, form)),
  );
}

/** A pattern with what stands in a resource in place of its wildcards, where that can be seen. */
function filled(pattern: string, resource: string): readonly string[] {
  const [wanted, there] = [pattern.replace(/\$\{[^}]*\}?/g, '*'), resource].map(partsOf);
  if (wanted?.[2] !== there?.[2]) return [];
  const parts = (there ?? []).map((part, index) => {
    const glob = wanted?.[index] ?? '';
    const [start = '', ...rest] = glob.split(/\*+/);
    const end = rest.at(-1) ?? '';
    const fits = rest.length > 0 && part.startsWith(start) && part.endsWith(end);
    if (fits && part.length >= start.length + end.length) return [part];
    const inside = index === 5 ? ['x', 'a/b', 'a:b', ''] : ['x'];
    return inside.map((text) => glob.replace(/\*+/g, text).replaceAll('?', 'x'));
  });
  const last = parts.pop() ?? [];
  return last.map((end) => [...parts.flat(), end].join(':'));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
