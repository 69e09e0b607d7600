/**
 * The scheduler plugin for Slurm.
 *
 * @packageDocumentation
 */

export { slurm } from './slurm.ts';
