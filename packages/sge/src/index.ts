/**
 * The scheduler plugin for SGE.
 *
 * @packageDocumentation
 */

export { sge } from './sge.ts';
