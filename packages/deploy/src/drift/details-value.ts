import { UnreadableAccountError } from '../unreadable-account-error.ts';
import { isObject } from './is-object.ts';

/** A value of an answer, with the steps to it for whoever has to be told what is wrong with it. */
export interface DetailsValue {
  /** Its members. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The members of a list in it, each of which is an object; none where there is no list. */
  readonly list: (name: string) => readonly DetailsValue[];
  /** An object in it; nothing where there is none. */
  readonly object: (name: string) => DetailsValue | undefined;
  /** A text in it, without which it means nothing. */
  readonly text: (name: string) => string;
}

/** Takes a value for an object, and says where it stands if it is none. */
export function detailsValue(value: unknown, path: string): DetailsValue {
  if (!isObject(value)) throw new UnreadableAccountError(`${path} is no object`);
  const at = (name: string) => (path === topPath ? name : `${path}.${name}`);
  return {
    members: value,
    list: (name) => {
      const list = value[name] ?? [];
      if (!Array.isArray(list)) throw new UnreadableAccountError(`${at(name)} is no list`);
      return list.map((item: unknown, index) => detailsValue(item, `${at(name)}[${index}]`));
    },
    object: (name) => (value[name] === undefined ? undefined : detailsValue(value[name], at(name))),
    text: (name) => {
      const text = value[name];
      if (typeof text === 'string') return text;
      throw new UnreadableAccountError(`${at(name)} is no text`);
    },
  };
}

/** What the answer itself is called. */
export const topPath = 'the answer';
