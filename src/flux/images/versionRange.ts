import { compareVersions } from 'compare-versions';

const NUMBER = String.raw`\d{1,9}`;
const IDENTIFIERS = String.raw`[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*`;

/** As Flux reads them: with all three numbers (fluxcd/pkg version.ParseVersion). */
export const VERSION = new RegExp(
  String.raw`^v?${NUMBER}\.${NUMBER}\.${NUMBER}(?:-${IDENTIFIERS})?(?:\+${IDENTIFIERS})?$`,
);

const LONGEST = 200;

/**
 * Whether a version is in a range of ImagePolicies; undefined for a range that
 * is not valid. A pre-release is only in a range that names one
 * (Masterminds/semver constraints.go).
 */
export function isInRange(version: string, range: string): boolean | undefined {
  if (range.length > LONGEST) return undefined;
  const isPrerelease = /^[^+]*-/.test(version);
  const results = range.split('||').map(alternative => {
    const terms = termsIn(alternative);
    if (!terms) return undefined;
    const isNamed = terms.some(({ prerelease }) => prerelease !== '');
    return (
      (!isPrerelease || isNamed) && terms.every(term => meets(version, term))
    );
  });
  return results.includes(undefined) ? undefined : results.includes(true);
}

/**
 * Compares what {@link VERSION} matches, by the rules of semver.org. The library
 * takes an identifier such as `3fa` for the number 3.
 */
export function compareSemver(left: string, right: string): number {
  const [leftNumbers, leftIdentifiers] = partsOf(left);
  const [rightNumbers, rightIdentifiers] = partsOf(right);
  const byNumbers = compareVersions(leftNumbers, rightNumbers);
  if (byNumbers !== 0) return byNumbers;
  if (leftIdentifiers.length === 0 || rightIdentifiers.length === 0) {
    return rightIdentifiers.length - leftIdentifiers.length;
  }
  const differs = leftIdentifiers.findIndex(
    (identifier, index) => identifier !== rightIdentifiers[index],
  );
  const [one, other] = [leftIdentifiers[differs], rightIdentifiers[differs]];
  if (one === undefined || other === undefined) {
    return leftIdentifiers.length - rightIdentifiers.length;
  }
  const areNumbers = [one, other].map(each => /^\d+$/.test(each));
  if (areNumbers[0] && areNumbers[1]) return Number(one) - Number(other);
  if (areNumbers[0] !== areNumbers[1]) return areNumbers[0] ? -1 : 1;
  return one < other ? -1 : 1;
}

function partsOf(version: string): [numbers: string, identifiers: string[]] {
  const [known] = version.split('+');
  const [numbers, ...rest] = known.split('-');
  return [numbers, rest.length === 0 ? [] : rest.join('-').split('.')];
}

/** A comparison with a version of which only the first numbers may be given. */
interface Term {
  readonly operator: string;
  readonly numbers: readonly number[];
  readonly prerelease: string;
}

const PART = String.raw`(${NUMBER}|[xX*])`;
const TERM = new RegExp(
  String.raw`^(!=|[<>]=?|=[<>]?|~>?|\^)?v?${PART}(?:\.${PART})?(?:\.${PART})?(-${IDENTIFIERS})?(?:\+${IDENTIFIERS})?$`,
);

function termsIn(alternative: string): readonly Term[] | undefined {
  const written = alternative
    .replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2')
    .replace(/([!<>=~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter(each => each !== '');
  const terms = written.flatMap(each => termIn(each) ?? []);
  return terms.length > 0 && terms.length === written.length
    ? terms
    : undefined;
}

function termIn(text: string): Term | undefined {
  const [whole, operator = '=', ...parts] = TERM.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [major, minor, patch, prerelease = ''] = parts;
  const sent = [major, minor, patch];
  const end = sent.findIndex(each => !/^\d+$/.test(each ?? ''));
  const numbers = sent.slice(0, end < 0 ? 3 : end).map(Number);
  return { operator, numbers, prerelease };
}

function meets(version: string, { operator, ...term }: Term): boolean {
  const { numbers, prerelease } = term;
  const from = compareSemver(version, versionOf(numbers) + prerelease);
  // Pre-releases of what comes after a range are not in it either.
  const isBefore = (index: number) =>
    index < 0 || compareSemver(version, `${after(numbers, index)}-0`) < 0;
  const last = numbers.length - 1;
  const isWhole = numbers.length === 3;
  const isEqual = isWhole ? from === 0 : from >= 0 && isBefore(last);
  switch (operator) {
    case '!=':
      return !isEqual;
    case '<':
      return from < 0;
    case '>=':
    case '=>':
      return from >= 0;
    case '>':
      return isWhole ? from > 0 : !isBefore(last);
    case '<=':
    case '=<':
      return isWhole ? from <= 0 : isBefore(last);
    case '~':
    case '~>':
      return from >= 0 && isBefore(Math.min(last, 1));
    case '^': {
      const first = numbers.findIndex(each => each > 0);
      return from >= 0 && isBefore(first < 0 ? last : first);
    }
    default:
      return isEqual;
  }
}

function versionOf(numbers: readonly number[]): string {
  return [0, 1, 2].map(index => numbers[index] ?? 0).join('.');
}

/** The first version after all that have the same numbers up to one of them. */
function after(numbers: readonly number[], index: number): string {
  const kept = numbers.slice(0, index);
  return versionOf([...kept, (numbers[index] ?? 0) + 1]);
}
