/** Writes a value of JSON as YAML in blocks, its texts as JSON writes them. */
export function writeYaml(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return ` ${JSON.stringify(value)}\n`;
  }
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, item]: [string, unknown]) =>
    Array.isArray(value)
      ? `${indent}-${writeYaml(item, inner)}`
      : `${indent}${JSON.stringify(key)}:${writeYaml(item, inner)}`,
  );
  return `\n${lines.join('')}`;
}
