import { type Finding, findingKinds, type ParsedPolicy } from '../packages/analysis/src/index.ts';
import { placesOf } from './places-of.ts';
import type { Problem } from './problem.ts';

const codes = new Set(findingKinds.map(({ code }) => code));

/** Findings have a known code, and a place in the text. */
export function* checkFindings(
  findings: readonly Finding[],
  { text }: ParsedPolicy,
): Generator<Problem> {
  let before = 0;
  for (const { code, severity, message, path, position } of findings) {
    const detail = JSON.stringify({ code, path, position, message });
    if (!codes.has(code)) yield { kind: `unknown code ${code}`, detail };
    if (!['error', 'warning', 'info'].includes(severity)) {
      yield { kind: `unknown severity of ${code}`, detail };
    }
    if (message.trim() === '') yield { kind: `no message of ${code}`, detail };
    const { offset, line, column } = position;
    const lines = text.slice(0, offset).split('\n');
    const isRight = line === lines.length && column === (lines.at(-1) ?? '').length + 1;
    if (offset < 0 || offset > text.length || !isRight) {
      yield { kind: `place of ${code} outside of the text`, detail };
    }
    if (offset < before) yield { kind: `order of ${code}`, detail };
    before = offset;
  }
}

/** In a document that is a text of its own, a finding stands where its path leads, or nearest to it. */
export function* checkPaths(findings: readonly Finding[], text: string): Generator<Problem> {
  const places = placesOf(text);
  for (const { code, path, position } of findings) {
    const [nearest = ''] = [...places.keys()]
      .filter((place) => isAround(place, path))
      .sort((a, b) => b.length - a.length);
    if (places.get(nearest)?.includes(position.offset)) continue;
    const detail = JSON.stringify({ code, path, position, nearest, at: places.get(nearest) });
    yield { kind: `place of ${code} elsewhere`, detail };
  }
}

function isAround(place: string, path: string): boolean {
  return (
    place === '' || place === path || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)
  );
}
