import '@testing-library/jest-dom';

// Complaints of the libraries we stand on, which we can do nothing about.
const FOREIGN = [
  /Support for defaultProps will be removed/,
  /findDOMNode is deprecated/,
  /is deprecated in StrictMode.* findDOMNode/s,
  /React Router Future Flag Warning/,
  /processedRuleToParse/,
  // Said where no CSS is made, as in most tests.
  /Material-UI: This elevation `\d+` is not implemented/,
  // Said by the app plugin of its own icons.
  /icons were registered as IconComponent, which is deprecated/,
  // Said by the tabs and the header of the new system's pages.
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

// What would dirty a user's console fails the test that caused it.
afterEach(() => {
  const [first] = complaints.splice(0);
  if (first) throw new Error(`Something complained: ${first}`);
});
