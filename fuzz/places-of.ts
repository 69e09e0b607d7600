/**
 * Where each element of a text of JSON begins, by its path as findings show it: a plainer reader
 * than the package's own, for texts that `JSON.parse` takes. Paths that are shown alike are one.
 */
export function placesOf(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const open: { path: string; key: string | number }[] = [];
  const enter = (offset: number) => {
    const around = open.at(-1);
    const path = around === undefined ? '' : joined(around.path, around.key);
    places.set(path, [...(places.get(path) ?? []), offset]);
    return path;
  };
  let isKey = false;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g)) {
    const around = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ path: enter(index), key: token === '[' ? 0 : '' });
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      // An empty object ends where a key would be.
      isKey = false;
    } else if (token === ',') {
      if (typeof around?.key === 'number') around.key += 1;
      else isKey = true;
    } else if (token === ':') {
      isKey = false;
    } else if (isKey && around !== undefined) {
      around.key = JSON.parse(token);
    } else enter(index);
  }
  return places;
}

function joined(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
