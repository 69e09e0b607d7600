import type { ConfigWarning } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import type { IniSection } from '../ini/parse-ini.ts';
import { schemaOf } from '../shape.ts';
import { problem, type SectionKind } from './sections.ts';
import { v2Settings } from './settings.ts';

/** Checks the values of a section, and warns of settings that nobody knows. */
export function checkSection(
  section: IniSection,
  problems: ConfigProblem[],
  warnings: ConfigWarning[],
): void {
  const kind = section.name.split(' ', 1)[0] ?? '';
  if (!isKind(kind)) return;
  const known = v2Settings[kind];
  const values: Record<string, string> = {};
  for (const option of section.options.values()) {
    if (Object.hasOwn(known, option.name)) values[option.name] = option.value;
    else warnings.push(problem(option, `is no setting of [${kind}] that is known`));
  }
  const { error } = schemaOf(known).safeParse(values);
  for (const { path, message } of error?.issues ?? []) {
    const option = section.options.get(String(path[0]));
    // An empty value is one that is not set.
    if (option !== undefined && option.value !== '') problems.push(problem(option, message));
  }
}

/** Whether a word is a kind of section. */
export function isKind(word: string): word is SectionKind {
  return Object.hasOwn(v2Settings, word);
}
