import '@testing-library/jest-dom';

// Known warnings of libraries, which this project cannot prevent.
const FOREIGN = [
  /Support for defaultProps will be removed/,
  /findDOMNode is deprecated/,
  /is deprecated in StrictMode.* findDOMNode/s,
  /React Router Future Flag Warning/,
  /processedRuleToParse/,
  // Warning without CSS, as in most tests.
  /Material-UI: This elevation `\d+` is not implemented/,
  // Warning of the app plugin about its own icons.
  /icons were registered as IconComponent, which is deprecated/,
  // Warning of the tabs and the header of pages in the new frontend system.
  /A component changed from uncontrolled to controlled/,
  /<Focusable> child must have an interactive ARIA role/,
];

const complaints: string[] = [];

for (const level of ['error', 'warn'] as const) {
  // eslint-disable-next-line no-console
  const print = console[level];
  // eslint-disable-next-line no-console
  console[level] = (...words: unknown[]) => {
    const text = words.map(String).join(' ');
    if (FOREIGN.some(pattern => pattern.test(text))) return;
    complaints.push(text);
    print(...words);
  };
}

// A warning or error in the console fails the test that caused it.
afterEach(() => {
  const [first] = complaints.splice(0);
  if (first) throw new Error(`Something complained: ${first}`);
});
