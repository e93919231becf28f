const { default: Sequencer } = require('@jest/test-sequencer');

/** Short files with long runs: begun last, as their size suggests, they would go on alone when all others are done. */
const long = ['scenarios.test.ts', 'rights.property.test.ts', 'killed-jalon.test.ts', 'simulat'];

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = long.findIndex((name) => path.includes(name));
      return at < 0 ? long.length : at;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
