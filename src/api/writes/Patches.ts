import {
  kindInfo,
  kindOf,
  nameOf,
  namespaceOf,
  versionOf,
  type FluxPatch,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import { isRecord, valueAt } from '../../flux/objects/json';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { FluxRequestError } from '../FluxRequestError';
import { matcherFor } from '../reads/matchers';
import { namespacePathOf } from '../reads/selection';

/**
 * Not one that starts with `kubectl`: kustomize-controller takes such fields
 * for drift and drops them (Flux: pkg ssa/patch.go).
 */
const FIELD_MANAGER = 'flux-client-side-apply';

/** How often a patch is sent that met another change, or a busy server. */
const ATTEMPTS = 5;
/** Before it is sent again, in milliseconds; twice as long each time. */
const FIRST_PAUSE_MS = 20;

/** Patches resources, in the API version they were read with. */
export class Patches {
  private readonly proxy: ClusterProxy;
  private readonly answerWithinMs: number;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    proxy: ClusterProxy;
    /** How long a question may take. */
    answerWithinMs: number;
    /** How long a patch may take. */
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.answerWithinMs = options.answerWithinMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** Rejects with a {@link FluxRequestError}. */
  async patch(resource: FluxResource, patch: FluxPatch): Promise<FluxResource> {
    const { cluster } = resource;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.proxy.send(cluster, pathOf(resource), {
          method: 'PATCH',
          contentType: 'application/merge-patch+json',
          body: patch,
          withinMs: this.giveUpAfterMs,
        });
        if (isRecord(answer)) return { cluster, object: answer };
        throw new FluxRequestError({
          message: 'The answer is no object',
          meaning: 'malformed',
        });
      } catch (error) {
        if (!isTransient(error) || attempt === ATTEMPTS) throw error;
        await new Promise(resolve => {
          setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt);
        });
      }
    }
  }

  /** Rejects with a {@link FluxRequestError} where it cannot be asked. */
  async mayPatch(place: Omit<FluxReference, 'name'>): Promise<boolean> {
    const { cluster, kind, namespace } = place;
    const { group, plural } = kindInfo(kind);
    const answer = await this.proxy.send(
      cluster,
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        method: 'POST',
        contentType: 'application/json',
        withinMs: this.answerWithinMs,
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              group,
              resource: plural,
              verb: 'patch',
              namespace,
            },
          },
        },
      },
    );
    // Only a clear no is a no.
    return valueAt(answer, 'status', 'allowed') !== false;
  }
}

function pathOf(resource: FluxResource): string {
  const { object } = resource;
  const info = kindOf(object);
  const name = nameOf(object);
  if (!info || !name) {
    throw new FluxRequestError({
      message: 'The object has no name, or is of no kind of Flux.',
      meaning: 'malformed',
    });
  }
  const matcher = matcherFor(info.kind, versionOf(object) ?? info.versions[0]);
  const path = namespacePathOf(matcher, namespaceOf(object), name);
  return `${path}?fieldManager=${FIELD_MANAGER}`;
}

/** A conflict, or an API server that has just started or has too much to do. */
function isTransient(error: unknown): boolean {
  return (
    error instanceof FluxRequestError &&
    (error.statusCode === 409 || error.statusCode === 429)
  );
}
