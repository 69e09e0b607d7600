import {
  applyEdits,
  findNodeAtLocation,
  modify,
  type Node,
  parseTree,
  type Edit as TextEdit,
} from 'jsonc-parser';
import type { Edit } from './finding.ts';

/**
 * Makes changes of a document in its text. White space and the order of what stays are kept.
 *
 * @param text - The document, JSON without a mistake.
 * @param edits - The changes, none of them within the element of another; what is taken out is an
 * item of a list.
 */
export function editText(text: string, edits: readonly Edit[]): string {
  const root = parseTree(text);
  const gone = new Set<Node>();
  const changes: TextEdit[] = [];
  const others: Edit[] = [];
  for (const { path, value } of edits) {
    const node = root && findNodeAtLocation(root, [...path]);
    if (node && value === undefined) gone.add(node);
    else if (node && typeof value === 'string') {
      changes.push({ offset: node.offset, length: node.length, content: JSON.stringify(value) });
    } else others.push({ path, value });
  }
  const lists = new Set([...gone].map(({ parent }) => parent));
  for (const list of lists) changes.push(...removals(list?.children ?? [], gone));
  return others.reduce(put, applyEdits(text, changes));
}

/**
 * Takes items out of a list, with the commas and the white space that go with them. The library's own
 * way leaves a character behind where the list has no white space at its end.
 */
function removals(items: readonly Node[], gone: ReadonlySet<unknown>): readonly TextEdit[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    if (!gone.has(item) || gone.has(before)) return [];
    let next = index + 1;
    while (gone.has(items[next])) next += 1;
    const [last, after] = [items[next - 1] ?? item, items[next]];
    const start = after === undefined && before ? before.offset + before.length : item.offset;
    const end = after?.offset ?? last.offset + last.length;
    return [{ offset: start, length: end - start, content: '' }];
  });
}

/** Puts in what has lines of its own, or was not there. */
function put(text: string, { path, value }: Edit): string {
  // What stands on one line stays there.
  if (!/[\r\n]/.test(text.trim())) return applyEdits(text, modify(text, [...path], value, {}));
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
