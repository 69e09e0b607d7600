import { compilePolicies, evaluate } from '@pcluster-iam/analysis';
import { roleArn } from './arns.ts';
import type { DeployedRole, Deployment } from './deployment.ts';
import { type UncoveredRole, UncoveredRoleError } from './uncovered-role-error.ts';

/**
 * Refuses a deployment whose people cannot use its roles: whoever runs `pcluster` passes each of them
 * to the service that takes it on. The documents of people are those that no role has; where there are
 * none, others look after the people.
 *
 * @param deployment - What is to stand in the account.
 * @throws {@link UncoveredRoleError} with every role whose name or path their documents leave out.
 * @example
 * ```ts
 * checkRolesCovered(deployment);
 * ```
 */
export function checkRolesCovered(deployment: Deployment): void {
  const ofRoles = new Set(deployment.roles.flatMap(({ policies }) => policies));
  const ofPeople = deployment.policies.filter(({ name }) => !ofRoles.has(name));
  if (ofPeople.length === 0) return;
  const policies = compilePolicies(ofPeople.map(({ document }) => document));
  const uncovered = deployment.roles.flatMap((role): readonly UncoveredRole[] => {
    const arn = roleArn(deployment, role);
    const services = servicesOf(role);
    // A trust policy for China names EC2 in two ways, of which the person's document has to know one.
    const isCovered = services.some((service) => {
      const context = { 'iam:PassedToService': service };
      const request = { action: 'iam:PassRole', resource: arn, context };
      return evaluate(policies, request).decision === 'allowed';
    });
    return isCovered ? [] : [{ name: role.name, arn, services }];
  });
  if (uncovered.length > 0) throw new UncoveredRoleError(uncovered);
}

function servicesOf({ trustPolicy }: DeployedRole): readonly string[] {
  return trustPolicy.Statement.flatMap(({ Principal }) => Principal.Service);
}
