/** A variable of a policy such as `${aws:username}`, with or without a default; not `${*}` and its like. */
const variable = /\$\{([A-Za-z][^}]*?)(?:\s*,\s*'[^']*')?\s*\}/g;

/** Stands for the value of a variable: no text of a document is likely to be the same. */
function standIn(name: string): string {
  return `~${name.replaceAll(':', '-')}`;
}

/** Whether a text holds a variable. */
export function hasVariables(text: string): boolean {
  return text.search(variable) >= 0;
}

/** Puts a value that nothing else has in place of each variable. */
export function withValues(text: string): string {
  return text.replace(variable, (_all, name: string) => standIn(name));
}

/** Puts a wildcard in place of each variable: what it may match at most. */
export function withWildcards(text: string): string {
  return text.replace(variable, '*');
}

/** The context in which the variables of some texts have the values that were put in their place. */
export function contextOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const names = texts.flatMap((text) =>
    Array.from(text.matchAll(variable), ([, name = '']) => name),
  );
  return Object.fromEntries(names.map((name) => [name, standIn(name)]));
}
