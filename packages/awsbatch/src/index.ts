/**
 * The scheduler plugin for AWS Batch.
 *
 * @packageDocumentation
 */

export { awsbatch } from './awsbatch.ts';
