/** Stands in a text for a part that is not known yet, such as an intrinsic function of CloudFormation: a character that is none. */
export const unknownPart = '\ufdd0';

/** Whether a value is a text that is not wholly known. */
export function hasUnknownPart(value: unknown): boolean {
  return typeof value === 'string' && value.includes(unknownPart);
}
