/** Stands in a text for a part that is not known yet, such as an intrinsic function of CloudFormation. */
export const unknownPart = '\ufffd';
