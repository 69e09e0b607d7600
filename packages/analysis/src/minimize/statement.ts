import type { Condition } from './condition.ts';
import type { Side } from './side.ts';

/**
 * A statement taken apart: it applies where one of its actions, one of its resources and its condition
 * come together.
 */
export interface Statement {
  /** Its place in the document, or that of the first one that it was merged of. */
  readonly place: number;
  /** Its Sid; empty where it has none. */
  readonly sid: string;
  /** The elements as they stood. */
  readonly elements: Readonly<Record<string, unknown>>;
  /** What statements have in common that can be compared: the effect, the principals, whether there are resources. */
  readonly scope: string;
  /** What must hold for it to apply. */
  readonly condition: Condition;
  /** What statements have in common that can be merged: the scope and the condition. */
  readonly kind: string;
  /** Its actions. */
  readonly actions: Side;
  /** Its resources. */
  readonly resources: Side;
}
