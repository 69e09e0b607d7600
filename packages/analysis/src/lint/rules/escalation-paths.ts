import { direct } from './escalation-paths/direct.ts';
import type { EscalationPath } from './escalation-paths/escalation-path.ts';
import { existingMachines } from './escalation-paths/existing-machines.ts';
import { existingServices } from './escalation-paths/existing-services.ts';
import { passRoleToAutomation } from './escalation-paths/pass-role-to-automation.ts';
import { passRoleToData } from './escalation-paths/pass-role-to-data.ts';
import { passRoleToMachines } from './escalation-paths/pass-role-to-machines.ts';

export type { EscalationPath };

/**
 * The published ways to become administrator that identity policies decide, the shortest of those
 * that differ in further actions only. Sources: pathfinding.cloud by Datadog, whose identifiers
 * these are; Rhino Security Labs; and for some what the way itself names.
 */
export const escalationPaths: readonly EscalationPath[] = [
  ...direct,
  ...passRoleToMachines,
  ...passRoleToAutomation,
  ...passRoleToData,
  ...existingMachines,
  ...existingServices,
];
