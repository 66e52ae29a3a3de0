import { FLUX_KINDS, kindInfo, type FluxKind } from '../../flux';

/** One Flux kind in one API version, as requested from a cluster. */
export interface Matcher {
  readonly kind: FluxKind;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

/** The matcher for `kind` in `version`. */
export function matcherFor(kind: FluxKind, version: string): Matcher {
  const { group, plural } = kindInfo(kind);
  return { kind, group, version, plural };
}

/**
 * Parses kind and version from the path of a list request,
 * `/apis/<group>/<version>[/namespaces/<namespace>]/<plural>`. The Kubernetes
 * backend identifies a failed request only by its path.
 */
export function matcherOfPath(path: string | undefined): Matcher | undefined {
  const parts =
    /^\/apis\/([^/]+)\/([^/]+)\/(?:namespaces\/[^/]+\/)?([^/?]+)/.exec(
      path ?? '',
    );
  if (!parts) return undefined;
  const [, group, version, plural] = parts;
  const info = FLUX_KINDS.find(
    row => row.group === group && row.plural === plural,
  );
  return info && { kind: info.kind, group, version, plural };
}
