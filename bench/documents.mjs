/** How fast documents are built and serialised, as a multiple of the rate of other ways. */
import { Bench } from 'tinybench';
import * as awsCdkLib from './aws-cdk-lib.mjs';
import { otherBuilders } from './other-builders.mjs';
import { policies } from './policies.mjs';
import { median, report } from './report.mjs';

const rounds = 40;
const millisecondsPerRound = 25;
const buildsPerSample = 16;
const ours = 'pcluster-iam';
const targets = {
  'JSON.stringify, plain object': 0.6,
  'JSON.stringify, our document': 0.6,
  'aws-cdk-lib, resolved': 6,
  'iam-floyd': 2.5,
};

const builders = await otherBuilders();
const cases = policies.flatMap(({ name, input, build }) =>
  Object.entries(waysToSerialise(name, input, build)).map(([way, serialise]) => ({
    document: name,
    way,
    serialise,
    means: [],
  })),
);

function waysToSerialise(name, input, build) {
  const { 'aws-cdk-lib': buildWithCdk, 'iam-floyd': buildWithFloyd } = builders[name];
  const document = build(input);
  const plain = JSON.parse(JSON.stringify(document));
  return {
    [ours]: () => JSON.stringify(build(input)),
    'JSON.stringify, plain object': () => JSON.stringify(plain),
    'JSON.stringify, our document': () => JSON.stringify(document),
    'aws-cdk-lib, resolved': () => awsCdkLib.serialise(buildWithCdk(input)),
    'aws-cdk-lib, toJSON': () => JSON.stringify(buildWithCdk(input)),
    'iam-floyd': () => JSON.stringify(buildWithFloyd(input)),
  };
}

/** Keeps the results, or the engine would see that nobody wants them and leave the work out. */
const kept = new Array(buildsPerSample);

function sample(serialise) {
  for (let index = 0; index < buildsPerSample; index += 1) {
    const json = serialise();
    json.charCodeAt(json.length - 1); // joins the pieces of a string that the engine holds in pieces
    kept[index] = json;
  }
}

// Rounds interleave the cases, so that whatever else the machine does meets all of them alike. A
// round's mean has its share of garbage collection in it. Round 0 warms up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  const bench = new Bench({
    time: millisecondsPerRound,
    iterations: 1,
    warmup: false,
    throws: true,
  });
  for (const { document, way, serialise } of cases) {
    bench.add(`${document}, ${way}`, () => sample(serialise));
  }
  bench.runSync();
  if (round === 0) continue;
  for (const [index, { result }] of bench.tasks.entries()) {
    cases[index].means.push(result.latency.mean / buildsPerSample);
  }
}

const rows = policies.flatMap(({ name }) => {
  const own = cases.filter(({ document }) => document === name);
  const ourTime = median(own.find(({ way }) => way === ours).means);
  return own.map(({ document, way, means }) => {
    const microseconds = median(means) * 1000;
    if (way === ours) return { document, way, microseconds };
    const ratio = median(means) / ourTime;
    return { document, way, microseconds, ratio, target: targets[way] };
  });
});

report('Build and serialise: the rate of pcluster-iam divided by that of the others', rows);
