/**
 * The IAM statement sets that SGE, Slurm and Torque share; "traditional schedulers" is AWS's own
 * word for the three.
 *
 * @packageDocumentation
 */

export { traditionalErrata } from './errata.ts';
export { traditionalReleases } from './releases.ts';
