import type { ClusterConfig } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import type { IniSection } from '../ini/parse-ini.ts';
import { found } from './sections.ts';

/** The tags of a cluster, which stand in one setting as an object of JSON. */
export function tagsOf(cluster: IniSection, problems: ConfigProblem[]): ClusterConfig['tags'] {
  const tags = found(cluster, 'tags');
  if (tags === undefined) return {};
  const members = membersOf(tags.value);
  if (members === undefined) {
    const { line, column } = tags;
    const message = 'tags is no object of JSON with texts, such as {"team": "hpc"}';
    problems.push({ line, column, message });
  }
  const entries = (members ?? []).map(([key, value]) => [key, { ...tags, value }] as const);
  return Object.fromEntries(entries);
}

function membersOf(text: string): readonly (readonly [key: string, value: string])[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  return members.every(([, one]) => typeof one === 'string') ? members : undefined;
}
