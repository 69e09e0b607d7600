/** Stands in a text for a part that is not known yet, such as an intrinsic function of CloudFormation: a character that is none. */
export const unknownPart = '\ufdd0';
