import { App, Stack } from 'aws-cdk-lib';
import { templates } from './templates.mjs';

const stack = new Stack(new App(), 'Stack');

/** Serialises a document as its stack does: the tokens in it resolved. */
export function serialise(document) {
  return JSON.stringify(stack.resolve(document));
}

/** Writes the module that a person would write to build a document with aws-cdk-lib. */
export function code({ Statement }, input) {
  return `import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

export function build({ ${Object.keys(input).join(', ')} }) {
  return new PolicyDocument({
    statements: [${Statement.map((each) => statement(each, input)).join('')}
    ],
  });
}
`;
}

function statement({ Sid, Effect, Action, Resource }, input) {
  return `
      new PolicyStatement({${Sid === undefined ? '' : `\n        sid: '${Sid}',`}
        effect: Effect.${Effect.toUpperCase()},
        actions: [${list([Action].flat().map((action) => `'${action}'`))}
        ],
        resources: [${list(templates(Resource, input))}
        ],
      }),`;
}

function list(lines) {
  return lines.map((line) => `\n          ${line},`).join('');
}
