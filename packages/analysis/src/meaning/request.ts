/** What a key of a request's context holds. */
export type ContextValue = string | number | boolean | readonly string[];

/** What is asked of AWS: an action on a resource, in a context. */
export interface Request {
  /** The action, such as `ec2:RunInstances`; case does not count. */
  readonly action: string;
  /**
   * The ARN that it is about, every character of which stands for itself; `*`, which is also what is
   * meant when it is left out, for actions that know no type of resource.
   */
  readonly resource?: string | undefined;
  /**
   * The condition keys that the request holds, such as `aws:RequestedRegion`; the case of keys does
   * not count. An empty list is the same as no key.
   */
  readonly context?: Readonly<Record<string, ContextValue>> | undefined;
}

/** The keys of a request in small letters, each with its values as text. */
export type Context = ReadonlyMap<string, readonly string[]>;

const noContext: Context = new Map();

/** Reads the context of a request: keys that differ in case alone are one. */
export function readContext(context: Request['context']): Context {
  if (context === undefined) return noContext;
  const read = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const folded = key.toLowerCase();
    const values = [...(read.get(folded) ?? []), ...[value].flat().map(String)];
    if (values.length > 0) read.set(folded, values);
  }
  return read;
}
