const { default: Sequencer } = require('@jest/test-sequencer');

/** Jest starts large files first, but this one is small and takes longest. */
const LONGEST = /e2e[\\/]demoViews\.test\.ts$/;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLongest = ({ path }) => LONGEST.test(path);
    return [
      ...sorted.filter(isLongest),
      ...sorted.filter(test => !isLongest(test)),
    ];
  }
};
