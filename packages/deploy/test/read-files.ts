import type { Bundle } from '../src/bundle.ts';
import type { Deployment } from '../src/deployment.ts';

/** Reads plain files into the deployment that they describe. */
export function readFiles(files: Bundle): Deployment {
  const read = (path: string) => JSON.parse(files[path] ?? '');
  const { policies, roles, ...rest } = read('deployment.json');
  return {
    ...rest,
    policies: policies.map((policy: { readonly document: string }) => ({
      ...policy,
      document: read(policy.document),
    })),
    roles: roles.map((role: { readonly trustPolicy: string }) => ({
      ...role,
      trustPolicy: read(role.trustPolicy),
    })),
  };
}
