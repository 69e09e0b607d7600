import type { InputSchema } from '../src/index.ts';

/** What a schema says about a value: nothing when it accepts it as it is, or else its message. */
export function complaint(schema: InputSchema, value: unknown): string | undefined {
  const answer = schema['~standard'].validate(value);
  if (answer instanceof Promise) throw new Error('The schema answered with a promise');
  if (answer.issues) return answer.issues.map(({ message }) => message).join('; ');
  if (answer.value !== value) throw new Error('The schema changed the value');
  return undefined;
}
