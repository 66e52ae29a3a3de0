import { compareVersions as compare } from 'compare-versions';

/** How many minor releases of Flux are supported at a time. */
const SUPPORTED_MINORS = 3;

/** A release of Flux. @public */
export interface FluxRelease {
  /** With a leading v: `v2.9.4`. */
  readonly version: string;
  /** Page with its release notes. */
  readonly url: string;
}

/** Whether an installation of Flux is up to date. */
export interface FluxCurrency {
  /** Whether there is a newer release than the one installed. */
  readonly update: 'available' | 'none';
  /** Whether the installed minor release still gets fixes. */
  readonly supported: boolean;
}

/**
 * Normalizes a version to the form that Flux uses, `v2.9.4`. The `v` may be
 * missing, and the digest of an image may follow. `undefined` if `text` is not
 * a version.
 */
export function versionIn(text: string | undefined): string | undefined {
  const version = parse(text?.trim().split('@')[0]);
  return version && `v${version.written}`;
}

/**
 * The release in a version, without the suffix of a vendor's package: `v1.1.2`
 * for `1.1.2-debian-11-r5`. Suffixes of pre-releases are kept.
 */
export function releaseIn(text: string | undefined): string | undefined {
  return versionIn(text)?.replace(
    /-(?!(?:alpha|beta|rc)(?:[.\d+]|$))[^+]*/i,
    '',
  );
}

/**
 * Whether a version can be one of Flux. Flux 1 was another product; a version
 * 1.x today is that of a controller or a chart.
 */
export function isFluxVersion(version: string): boolean {
  const parsed = parse(version);
  return parsed !== undefined && parsed.major !== 1;
}

/** Compares by version order; a text that is not a version sorts first. */
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

/** Whether a version is not a pre-release. */
export function isStableVersion(version: string): boolean {
  return parse(version)?.isStable === true;
}

/**
 * How an installation of `version` compares with the newest release. Undefined
 * if either is unknown.
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
        : // The last minor release of the major before is unknown.
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

// The pattern of semver.org, with an optional `v` and with leading zeros.
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
