import type { Side } from './side.ts';
import type { Statement } from './statement.ts';

/** Writes a statement as a document has it: its Sid, then its elements in their order. */
export function writeStatement(statement: Statement): Readonly<Record<string, unknown>> {
  const { Sid: _sid, ...elements } = statement.elements;
  return {
    ...(statement.sid === '' ? {} : { Sid: statement.sid }),
    ...elements,
    ...writeSide(statement.actions),
    ...writeSide(statement.resources),
  };
}

function writeSide({ name, terms }: Side): Readonly<Record<string, unknown>> {
  const texts = terms.map(({ text }) => text);
  return name === '' ? {} : { [name]: texts.length === 1 ? texts[0] : texts };
}
