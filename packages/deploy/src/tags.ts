/**
 * What IAM takes as a tag. Source: IAM API Reference, "Tag"; IAM User Guide, "IAM and AWS STS quotas".
 */
const mostTags = 50;
const key = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const value = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** What is wrong with tags; nothing where IAM takes them. */
export function tagProblem(tags: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(tags);
  if (entries.length > mostTags) return `are ${entries.length}; IAM takes ${mostTags}`;
  for (const [name, text] of entries) {
    if (/^aws:/i.test(name)) return `have the key ${JSON.stringify(name)}, and aws: is AWS's own`;
    if (key.test(name) && value.test(text)) continue;
    return `have ${JSON.stringify(`${name}=${text}`)}; a key has 1 to 128 and a value up to 256 letters, digits, blanks or the characters _ . : / = + - @`;
  }
  return undefined;
}

/** Tags in the form of AWS's own interfaces. */
export function tagList(
  tags: Readonly<Record<string, string>>,
): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
