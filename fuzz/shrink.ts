/** Time that is spent on making one input smaller. */
const mostMilliseconds = 5_000;

/**
 * Makes a text smaller as long as it still shows the same: elements of its JSON are left out, and
 * where it is no JSON parts of the text.
 */
export function shrink(text: string, showsTheSame: (smaller: string) => boolean): string {
  const end = performance.now() + mostMilliseconds;
  let least = text;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const smaller of [...smallerDocuments(least), ...smallerTexts(least)]) {
      if (performance.now() > end) return least;
      if (smaller.length >= least.length || !showsTheSame(smaller)) continue;
      least = smaller;
      isSmaller = true;
      break;
    }
  }
  return least;
}

function smallerDocuments(text: string): readonly string[] {
  try {
    return [...smallerValues(JSON.parse(text))].map((value) => JSON.stringify(value));
  } catch {
    return [];
  }
}

/** A value without one of its members, or with one of them made smaller; the outer ones first. */
function* smallerValues(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (let size = value.length; size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < value.length; start += size) {
        yield value.filter((_item, index) => index < start || index >= start + size);
      }
    }
    for (const [index, item] of value.entries()) {
      for (const smaller of smallerValues(item)) yield value.with(index, smaller);
    }
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    for (const [name] of members) {
      yield Object.fromEntries(members.filter(([other]) => other !== name));
    }
    for (const [name, item] of members) {
      for (const smaller of smallerValues(item)) {
        yield Object.fromEntries(
          members.map(([other, one]) => [other, other === name ? smaller : one]),
        );
      }
    }
  }
}

function* smallerTexts(text: string): Generator<string> {
  for (let size = Math.ceil(text.length / 2); size >= 1; size = Math.floor(size / 2)) {
    // Of a long text the short parts are too many.
    if (text.length / size > 500) return;
    for (let start = 0; start < text.length; start += size) {
      yield text.slice(0, start) + text.slice(start + size);
    }
  }
}
