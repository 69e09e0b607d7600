import type { ConfigWarning } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import type { Place } from '../place.ts';

/** A setting of an INI file. */
export interface IniOption extends Place {
  /** Its name, in small letters. */
  readonly name: string;
  /** Its value; one of several lines has line ends in it. */
  readonly value: string;
}

/** A section of an INI file. */
export interface IniSection extends Place {
  /** What stands in its brackets, such as `cluster default`. */
  readonly name: string;
  /** Its settings by name. */
  readonly options: ReadonlyMap<string, IniOption>;
}

/** What an INI file says. */
export interface ParsedIni {
  /** The sections by name. */
  readonly sections: ReadonlyMap<string, IniSection>;
  /** What is wrong with it. */
  readonly problems: readonly ConfigProblem[];
  /** What looks as if it was meant otherwise. */
  readonly warnings: readonly ConfigWarning[];
}

interface OpenOption extends Place {
  readonly name: string;
  readonly lines: string[];
}

interface OpenSection extends Place {
  readonly name: string;
  readonly options: Map<string, OpenOption>;
}

/**
 * Reads an INI file as the `configparser` of Python does that ParallelCluster 2.x sets up, and keeps
 * where everything stands. The parsers for JavaScript neither read values of several lines nor say
 * where a value is from.
 */
export function parseIni(text: string): ParsedIni {
  const problems: ConfigProblem[] = [];
  const warnings: ConfigWarning[] = [];
  const sections: OpenSection[] = [];
  const names = new Map<string, OpenSection>();
  let option: OpenOption | undefined;
  let indent = 0;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const code = withoutComment(raw);
    const value = code.trim();
    const place = { line: index + 1, column: raw.length - raw.trimStart().length + 1 };
    if (value === '') {
      if (code === raw) option?.lines.push('');
    } else if (option !== undefined && place.column > indent) {
      option.lines.push(value);
      if (/^[a-z]\w*\s*=/i.test(value)) {
        const message = `this line goes on with the value of ${option.name}, because white space stands before it`;
        warnings.push({ ...place, message });
      }
    } else {
      indent = place.column;
      const name = /^\[(.+)\]/.exec(value)?.[1];
      option = name === undefined ? openOption(value, place) : undefined;
      if (name !== undefined) sections.push({ name, ...place, options: new Map() });
      else if (option === undefined) {
        const message = `${JSON.stringify(value.slice(0, 60))} is no setting: a name, = and a value`;
        problems.push({ ...place, message });
      } else add(option, sections.at(-1)?.options, problems);
    }
  }
  for (const section of sections) add(section, names, problems);
  return { sections: closed(names, problems), problems, warnings };
}

/** A comment begins with # or ; at the start of a line or after white space. */
function withoutComment(line: string): string {
  const comment = /(?:^|\s)[#;]/.exec(line);
  return comment === null ? line : line.slice(0, comment.index);
}

function openOption(value: string, place: Place): OpenOption | undefined {
  const separator = value.search(/[=:]/);
  if (separator <= 0) return undefined;
  const name = value.slice(0, separator).trimEnd().toLowerCase();
  return { name, lines: [value.slice(separator + 1).trim()], ...place };
}

function add<Item extends OpenOption | OpenSection>(
  item: Item,
  items: Map<string, Item> | undefined,
  problems: ConfigProblem[],
): void {
  const { name, line, column } = item;
  const known = items?.get(name);
  if (items === undefined) {
    const message = `${name} stands before the first section, such as [global]`;
    problems.push({ line, column, message });
  } else if (known === undefined) items.set(name, item);
  else
    problems.push({ line, column, message: `${name} stands twice, first in line ${known.line}` });
}

function closed(
  open: ReadonlyMap<string, OpenSection>,
  problems: ConfigProblem[],
): ReadonlyMap<string, IniSection> {
  const sections = new Map<string, IniSection>();
  for (const section of open.values()) {
    const options = new Map<string, IniOption>();
    for (const { name, line, column, lines } of section.options.values()) {
      const value = lines.join('\n').trimEnd();
      if (/%/.test(value.replaceAll('%%', ''))) {
        const message = `${name} has a % in it, which would put another value in; write out what is meant, or %% for the sign`;
        problems.push({ line, column, message });
      }
      options.set(name, { name, line, column, value: value.replaceAll('%%', '%') });
    }
    sections.set(section.name, { ...section, options });
  }
  return sections;
}
