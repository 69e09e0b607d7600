import fc from 'fast-check';

/** From where the random cases of property tests are counted: the same everywhere, so that a run can be repeated. */
const { PROPERTY_SEED = '20261124' } = process.env;

fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
