/** Writes resources as template strings over the inputs, as they stood before the inputs were known. */
export function templates(resources, input) {
  // The longest value first: one may be a part of another.
  const values = Object.entries(input).sort(([, a], [, b]) => b.length - a.length);
  return [resources].flat().map((resource) => {
    const template = values.reduce(
      (text, [name, value]) => text.replaceAll(value, `\${${name}}`),
      resource,
    );
    return template === resource ? `'${resource}'` : `\`${template}\``;
  });
}
