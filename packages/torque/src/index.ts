/**
 * The scheduler plugin for Torque.
 *
 * @packageDocumentation
 */

export { torque } from './torque.ts';
