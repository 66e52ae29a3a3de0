import { compareVersions as compare } from 'compare-versions';

/** How many minor releases of Flux are supported at a time. */
const SUPPORTED_MINORS = 3;

/** A release of Flux. @public */
export interface FluxRelease {
  /** As Flux writes it: `v2.9.4`. */
  readonly version: string;
  /** Where people read about it. */
  readonly url: string;
}

/** What a newer release means for an installation. */
export interface FluxCurrency {
  /** Whether there is a newer release than the one installed. */
  readonly update: 'available' | 'none';
  /** Whether the installed minor release still gets fixes. */
  readonly supported: boolean;
}

/**
 * A version as Flux writes it, `v2.9.4`, of any way to write one: with and
 * without `v`, with the digest of an image. Undefined for what is none.
 */
export function versionIn(text: string | undefined): string | undefined {
  const version = parse(text?.trim().split('@')[0]);
  return version && `v${version.written}`;
}

/**
 * The release that a version is of, without what vendors add for a package of
 * theirs: `v1.1.2` of `1.1.2-debian-11-r5`. Candidates stay what they are.
 */
export function releaseIn(text: string | undefined): string | undefined {
  return versionIn(text)?.replace(
    /-(?!(?:alpha|beta|rc)(?:[.\d+]|$))[^+]*/i,
    '',
  );
}

/**
 * Whether there can be a Flux of that version. Flux 1 was another product; what
 * is called 1.x today is a controller or a chart.
 */
export function isFluxVersion(version: string): boolean {
  const parsed = parse(version);
  return parsed !== undefined && parsed.major !== 1;
}

/** Compares versions as versions; what is none comes before all. */
export function compareVersions(
  left: string | undefined,
  right: string | undefined,
): number {
  const leftVersion = parse(left);
  const rightVersion = parse(right);
  if (leftVersion && rightVersion) {
    return compare(leftVersion.written, rightVersion.written);
  }
  return Number(leftVersion !== undefined) - Number(rightVersion !== undefined);
}

/** Whether a version is one that everybody is meant to run. */
export function isStableVersion(version: string): boolean {
  return parse(version)?.isStable === true;
}

/**
 * What the newest release means for an installation of `version`. Undefined
 * where one of them is not known.
 */
export function currencyOf(
  version: string | undefined,
  newest: string | undefined,
): FluxCurrency | undefined {
  const installed = parse(version);
  const latest = parse(newest);
  if (!installed || !latest) return undefined;
  return {
    update:
      compare(installed.written, latest.written) < 0 ? 'available' : 'none',
    supported:
      installed.major > latest.major ||
      (installed.major === latest.major
        ? installed.minor > latest.minor - SUPPORTED_MINORS
        : // Which minors came before a new major is not known.
          latest.minor < SUPPORTED_MINORS - 1),
  };
}

interface Version {
  /** Without the `v`. */
  readonly written: string;
  readonly major: number;
  readonly minor: number;
  readonly isStable: boolean;
}

// As semver.org has it, but for zeros in front; and with or without a `v`.
const VERSION =
  /^v?((\d{1,9})\.(\d{1,9})\.\d{1,9}(-[\da-z-]+(?:\.[\da-z-]+)*)?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?)$/i;

function parse(text: string | undefined): Version | undefined {
  const found = VERSION.exec(text ?? '');
  if (!found) return undefined;
  const [, written, major, minor, prerelease] = found;
  return {
    written,
    major: Number(major),
    minor: Number(minor),
    isStable: prerelease === undefined,
  };
}
