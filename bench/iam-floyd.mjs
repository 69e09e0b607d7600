import { Statement as services } from 'iam-floyd';
import { templates } from './templates.mjs';

/** Serialises a document as it is: its statements have a `toJSON`. */
export function serialise(document) {
  return JSON.stringify(document);
}

/** Writes the module that a person would write to build a document with iam-floyd. */
export function code({ Version, Statement }, input) {
  return `import { Statement } from 'iam-floyd';

export function build({ ${Object.keys(input).join(', ')} }) {
  return {
    Version: '${Version}',
    Statement: [${Statement.map((each) => statement(each, input)).join('')}
    ],
  };
}
`;
}

function statement({ Sid, Effect, Action, Resource }, input) {
  const actions = [Action].flat();
  const service = serviceOf(actions[0]);
  const calls = [
    `${Effect.toLowerCase()}()`,
    ...actions.map((action) => call(service, action)),
    `on(${templates(Resource, input).join(', ')})`,
  ];
  const sid = Sid === undefined ? '' : `'${Sid}'`;
  return `
      new Statement.${service}(${sid})${calls.map((each) => `\n        .${each}`).join('')},`;
}

/** A statement is of the class of its first action's service, or of `All` where there is none. */
function serviceOf(action) {
  const [prefix] = action.split(':');
  const name = prefix.charAt(0).toUpperCase() + prefix.slice(1);
  return name in services ? name : 'All';
}

/** The method for the action where that class has one; other actions go in by their names. */
function call(service, action) {
  const [prefix, name] = action.split(':');
  const { servicePrefix, [`to${name}`]: method } = new services[service]();
  return method && servicePrefix === prefix ? `to${name}()` : `to('${action}')`;
}
