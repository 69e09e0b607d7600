import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// biome-ignore format: one line
import { documentNames, publishedDocument, publishedFolder } from '../../../acceptance/src/published-documents.ts';
import { type ReferencePolicy, referenceDecision } from '../../test/reference-evaluator.ts';
import { statementsOf } from '../lint/statement.ts';
import { parsedPolicy } from '../parse/parse-policy.ts';
import { compilePolicies } from './compile-policies.ts';
import { evaluate } from './evaluate.ts';

const releases =
  publishedFolder === ''
    ? []
    : readdirSync(publishedFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

describe.skipIf(publishedFolder === '')('what AWS published', () => {
  it.each(releases)('for %s allows what the rules say, and all that it names', (release) => {
    const wrong = documentNames(publishedFolder, release).flatMap((name) => {
      const document = publishedDocument(`${release}/${name}`);
      // AWS's documents have the form that the reference takes.
      const reference = [document as ReferencePolicy];
      const compiled = compilePolicies([parsedPolicy(document)]);
      return requestsFor(document).filter(({ request, place, effect }) => {
        const { decision, statements } = evaluate(compiled, request);
        const isNamed = statements.some((one) => one.path === place && one.effect === effect);
        return !isNamed || decision !== referenceDecision(reference, request);
      });
    });
    expect(wrong).toEqual([]);
  });
});

/** For each statement of a document, requests that it is about. */
function requestsFor(document: unknown) {
  return statementsOf(document).flatMap(({ effect, path, actions, resources, conditions }) => {
    const context = Object.fromEntries(
      conditions.map(({ key, values }) => [key, values.slice(0, 1)]),
    );
    return actions.flatMap((action) =>
      resources.map(({ text }) => ({
        request: {
          action: action.text.replace('*', 'Any'),
          resource: text === '*' ? text : text.replaceAll('*', 'any'),
          context,
        },
        place: `Statement[${path[1]}]`,
        effect,
      })),
    );
  });
}
