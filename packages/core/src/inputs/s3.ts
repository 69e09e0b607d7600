import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/**
 * The name of an S3 bucket. Source: Amazon S3 User Guide, "General purpose bucket naming rules".
 */
export const bucketNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an S3 bucket name',
  grammar:
    '3 to 63 small letters, digits, hyphens or single dots, a letter or digit first and last, no IP address, and no beginning or end that S3 reserves',
  pattern:
    /^(?!\d{1,3}(?:\.\d{1,3}){3}$)(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
});
