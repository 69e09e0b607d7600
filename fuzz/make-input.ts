import { changeDocument } from './change-document.ts';
import { changeText } from './change-text.ts';
import { randomOf } from './random.ts';
import { wrap } from './wrap.ts';
import { writeYaml } from './write-yaml.ts';

/** Longer inputs take time and show nothing more. */
const longest = 50_000;

/** Makes a text of real documents: the same for the same seed. */
export function makeInput(seed: number, documents: readonly string[]): string {
  const random = randomOf(seed);
  const original = random.pick(documents);
  let text = original;
  const [document, other] = [original, random.pick(documents)].map(readJson);
  if (document !== undefined) {
    let changed: unknown = document;
    for (let count = random.below(6); count > 0; count -= 1) {
      changed = changeDocument(changed, other ?? {}, random);
    }
    if (random.onceIn(6)) changed = wrap(changed, other ?? {}, random);
    if (random.onceIn(8)) changed = changeDocument(changed, other ?? {}, random);
    const indent = random.pick<number | string>([0, 2, 2, 4, '\t']);
    text = random.onceIn(5) ? writeYaml(changed) : JSON.stringify(changed, undefined, indent);
  }
  const changes = random.onceIn(2) ? 0 : 1 + random.below(3);
  for (let count = changes; count > 0 && text.length < longest; count -= 1) {
    text = changeText(text, random);
  }
  return text.slice(0, longest);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
