import type { GivenStatement } from './read-statements.ts';

/** A statement, or a part of one, that goes into a document as a whole. */
export interface Item extends GivenStatement {
  /** Its place among all of them. */
  readonly order: number;
  /** Its Sid; empty where it has none. */
  readonly sid: string;
  /** The Sid that it gets where its own stands in the document already. */
  readonly otherSid: string;
  /** How many characters longer the other Sids of those that share it are; 0 where none does. */
  readonly extra: number;
}

/** Finds another Sid for each whose Sid stands before it already. */
export function itemsOf(statements: readonly GivenStatement[]): readonly Item[] {
  const sids = statements.map(({ statement: { Sid = '' } }) => Sid);
  const others = otherSids(sids);
  const extras = new Map<string, number>();
  for (const [at, sid] of sids.entries()) {
    const extra = (others[at] ?? '').length - sid.length;
    extras.set(sid, Math.max(extra, extras.get(sid) ?? 0));
  }
  return statements.map((given, order) => {
    const [sid = '', otherSid = ''] = [sids[order], others[order]];
    return { ...given, order, sid, otherSid, extra: extras.get(sid) ?? 0 };
  });
}

/** The first that has a Sid keeps it wherever it goes; the others would get a number: `S3Read2`. */
function otherSids(sids: readonly string[]): readonly string[] {
  const taken = new Set(sids);
  const numbers = new Map<string, number>();
  return sids.map((sid) => {
    let number = numbers.get(sid);
    if (sid === '' || number === undefined) {
      numbers.set(sid, 1);
      return sid;
    }
    // A number on a Sid that ends in one would read as another number: EC2 becomes EC2x2.
    const stem = /\d$/.test(sid) ? `${sid}x` : sid;
    do number += 1;
    while (taken.has(`${stem}${number}`));
    taken.add(`${stem}${number}`);
    numbers.set(sid, number);
    return `${stem}${number}`;
  });
}
