import {
  uidOf,
  type FluxPatch,
  type FluxReference,
  type FluxResource,
  isRecord,
} from '../../flux';
import { FluxRequestError } from '../FluxRequestError';
import { received } from '../reads/received';
import type { Addresses } from '../transport/Addresses';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { deadline } from '../transport/deadlines';
import { objectPath } from '../transport/paths';

/**
 * Must not start with `kubectl`: kustomize-controller reverts fields that such
 * managers set (Flux: pkg ssa/patch.go).
 */
const FIELD_MANAGER = 'flux-client-side-apply';

/** Maximum number of attempts after a conflict or with a busy API server. */
const ATTEMPTS = 5;
/** Pause before the next attempt in milliseconds; doubles each time. */
const FIRST_PAUSE_MS = 20;

/** Changes objects with JSON merge patches. */
export class Patches {
  private readonly proxy: ClusterProxy;
  private readonly addresses: Addresses;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    proxy: ClusterProxy;
    addresses: Addresses;
    /** Timeout in milliseconds. */
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.addresses = options.addresses;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** Rejects with a {@link FluxRequestError}. */
  async patch(
    reference: FluxReference,
    patch: FluxPatch,
    uid?: string,
  ): Promise<FluxResource> {
    const { cluster } = reference;
    // A uid cannot be changed, so the API server rejects the whole patch if the
    // name belongs to another object by now.
    const body = uid
      ? { ...patch, metadata: { ...patch.metadata, uid } }
      : patch;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.send(reference, body);
        if (uid && uidOf(answer) !== uid) throw anotherObject();
        const info = (await this.proxy.clusterNamed(cluster)) ?? cluster;
        return received(info, answer);
      } catch (error) {
        if (uid && isAboutUid(error)) throw anotherObject(error);
        if (!isTransient(error) || attempt === ATTEMPTS) throw error;
        await new Promise(resolve => {
          setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt);
        });
      }
    }
  }

  private async send(
    reference: FluxReference,
    body: unknown,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { cluster, namespace, name } = reference;
    const answer = await this.addresses.ask(
      reference,
      async type => {
        const path = objectPath(
          { ...type, namespace: type.namespaced ? namespace : undefined },
          name,
        );
        return this.proxy.send(
          cluster,
          `${path}?fieldManager=${FIELD_MANAGER}`,
          {
            method: 'PATCH',
            contentType: 'application/merge-patch+json',
            body,
            withinMs: this.giveUpAfterMs,
          },
        );
      },
      deadline(this.giveUpAfterMs),
    );
    if (answer.outcome === 'failed') throw new FluxRequestError(answer.failure);
    if (answer.outcome !== 'sent') {
      throw new FluxRequestError({
        message: `The cluster does not serve the kind ${reference.kind}`,
        meaning: 'not-installed',
        statusCode: 404,
      });
    }
    if (isRecord(answer.body)) return answer.body;
    throw new FluxRequestError({
      message: 'The answer is no object',
      meaning: 'malformed',
    });
  }
}

function anotherObject(cause?: unknown): FluxRequestError {
  return new FluxRequestError({
    message: cause instanceof Error ? cause.message : undefined,
    meaning: 'another-object',
    cause,
  });
}

/**
 * Whether the API server rejected the uid. Kubernetes: `metadata.uid: Invalid
 * value: "…": field is immutable`.
 */
function isAboutUid(error: unknown): boolean {
  return (
    error instanceof FluxRequestError &&
    (error.statusCode === 422 || error.statusCode === 409) &&
    /metadata\.uid|UID in precondition/.test(error.message)
  );
}

/** A conflict, or an API server that is starting or overloaded. */
function isTransient(error: unknown): boolean {
  return (
    error instanceof FluxRequestError &&
    (error.statusCode === 409 || error.statusCode === 429)
  );
}
