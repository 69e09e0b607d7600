import type { Deployment } from '../deployment.ts';
import { uniqueNames } from '../unique-names.ts';

/** The logical ids of a template's resources, each by the name of what it makes. */
export interface LogicalIds {
  readonly policies: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  readonly instanceProfiles: ReadonlyMap<string, string>;
}

/** Names the resources of a template: `DemoHeadNodeRole` is the role `demo-headNode`. */
export function logicalIds({ policies, roles, instanceProfiles }: Deployment): LogicalIds {
  const ids = (things: readonly { readonly name: string }[], end: string) =>
    uniqueNames(
      things.map(({ name }) => name),
      (name) => `${name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, upperCase)}${end}`,
    );
  return {
    policies: ids(policies, 'Policy'),
    roles: ids(roles, 'Role'),
    instanceProfiles: ids(instanceProfiles, 'InstanceProfile'),
  };
}

function upperCase(_match: string, letter: string): string {
  return letter.toUpperCase();
}
