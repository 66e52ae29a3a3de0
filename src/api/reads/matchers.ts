import { FLUX_KINDS, kindInfo, type FluxKind } from '../../flux';

/** One kind of Flux in one API version, as a cluster is asked for it. */
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
 * Reads the kind and version back from the path of a list request,
 * `/apis/<group>/<version>[/namespaces/<namespace>]/<plural>`: the Kubernetes
 * backend names a failed request by nothing else.
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
