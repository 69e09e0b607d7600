import { type Bundle, jsonText } from '../bundle.ts';
import type { Deployment } from '../deployment.ts';

/**
 * Writes a deployment as plain files, one for each document, to be pasted into IAM's console. What a
 * document does not hold, such as paths and attachments, stands in `deployment.json`.
 *
 * @param deployment - What is to stand in the account.
 * @returns The files `policies/NAME.json`, `roles/NAME.trust.json` and `deployment.json`.
 * @example
 * ```ts
 * const files = filesBundle(deployment);
 * ```
 */
export function filesBundle(deployment: Deployment): Bundle {
  const documents: [path: string, text: string][] = [];
  const place = (path: string, document: object) => {
    documents.push([path, jsonText(document)]);
    return path;
  };
  const policies = deployment.policies.map(({ document, ...policy }) => ({
    ...policy,
    document: place(`policies/${policy.name}.json`, document),
  }));
  const roles = deployment.roles.map(({ trustPolicy, ...role }) => ({
    ...role,
    trustPolicy: place(`roles/${role.name}.trust.json`, trustPolicy),
  }));
  return {
    'deployment.json': jsonText({ ...deployment, policies, roles }),
    ...Object.fromEntries(documents),
  };
}
