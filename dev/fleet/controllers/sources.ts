import { artifact, gitRevision, ociRevision } from '../objects/artifact';
import {
  buildingNews,
  fetchFailed,
  keysMissing,
  lookingForNews,
  newsOf,
  notVerified,
  stored,
  verified,
} from '../objects/sourceStatus';
import { progressing, Verdict, whileReconciling } from '../objects/verdict';
import { sha256Of } from '../hex';
import { KubernetesObject, objectOf } from '../types';
import {
  asSteps,
  failureOf,
  Outcome,
  ReconcileContext,
  Reconciler,
} from './reconciler';
import { artifactRevision } from './references';

const failureReasons: Record<string, string> = {
  GitRepository: 'GitOperationFailed',
  OCIRepository: 'OCIArtifactPullFailed',
  HelmRepository: 'Failed',
  Bucket: 'BucketOperationFailed',
};

/** Reasons of SourceVerified=False. */
const unverifiedReasons = [
  'VerificationError',
  'InvalidGitObject',
  'InvalidTagSignature',
  'InvalidCommitSignature',
];

/**
 * GitRepository, OCIRepository, HelmRepository and Bucket.
 * Flux: source-controller internal/controller.
 */
export const sourceReconciler: Reconciler = {
  takes: 'source',

  steps(context) {
    const { script, before, object } = context;
    const { kind, metadata } = object;
    const revision = artifactRevision(object);
    const old = revision ? { kind, revision } : undefined;
    if (!before.ready) return asSteps([progressing(lookingForNews(old))]);
    const isNew = script.revision && script.revision !== revision;
    return asSteps([
      whileReconciling(
        before,
        old
          ? lookingForNews(old)
          : `processing object: new generation -1 -> ${metadata.generation}`,
      ),
      ...(old ? [] : [progressing(lookingForNews(), before.others)]),
      ...(script.revision && isNew
        ? [buildingNews(newsIn(object, script.revision), old)]
        : []),
    ]);
  },

  finish(context) {
    const { object } = context;
    const { kind } = object;
    const old = artifactRevision(object);
    const failure = failureOf(context, (reason, message) =>
      reason && unverifiedReasons.includes(reason)
        ? unverified(context, reason)
        : fetchFailed(
            reason ?? failureReasons[kind],
            message,
            old ? { kind, revision: old } : undefined,
          ),
    );
    if (failure) return { verdict: failure, observes: old !== undefined };
    return fetched(context, context.script.revision ?? old ?? firstOf(object));
  },
};

// By default, because the Secret with the keys is missing.
function unverified(
  { object, script }: ReconcileContext,
  reason: string,
): Verdict {
  const { kind, spec } = object;
  const { message } = script;
  const old = artifactRevision(object);
  const revision = script.revision ?? old ?? firstOf(object);
  return notVerified(
    message === undefined
      ? keysMissing(kind, objectOf(objectOf(spec).verify))
      : { reason, message },
    {
      old: old ? { kind, revision: old } : undefined,
      news:
        kind === 'OCIRepository' && revision !== old
          ? newsIn(object, revision)
          : undefined,
    },
  );
}

function newsIn({ kind, spec }: KubernetesObject, revision: string): string {
  return newsOf(kind, revision, String(objectOf(spec).url));
}

function fetched(context: ReconcileContext, revision: string): Outcome {
  const { object, on } = context;
  const { kind, metadata } = object;
  const { name, namespace = '' } = metadata;
  const isNew = revision !== artifactRevision(object);
  return {
    verdict: withSignature(context, stored(kind, revision), revision),
    observes: true,
    ...(isNew && {
      status: {
        artifact: artifact({
          kind,
          namespace,
          name,
          revision,
          at: on.now,
          digest: kind === 'HelmRepository' ? revision : undefined,
        }),
      },
    }),
  };
}

function withSignature(
  { object, before }: ReconcileContext,
  verdict: Verdict,
  revision: string,
): Verdict {
  if (!objectOf(object.spec).verify) return verdict;
  const known = before.others?.find(
    ({ type, status }) => type === 'SourceVerified' && status === 'True',
  );
  if (known) return verified(verdict, known.message);
  return verified(
    verdict,
    object.kind === 'GitRepository'
      ? `verified signature of\n\t- commit '${revision
          .split(':')
          .pop()}' with key '1A2B3C4D5E6F7081'`
      : `verified signature of revision ${revision}`,
  );
}

function firstOf(object: KubernetesObject): string {
  const { kind, metadata, spec } = object;
  const { branch, tag } = objectOf(objectOf(spec).ref);
  const text = `${metadata.namespace}/${metadata.name}`;
  if (kind === 'GitRepository') {
    return gitRevision(String(branch ?? tag ?? 'main'), text);
  }
  if (kind === 'OCIRepository')
    return ociRevision(String(tag ?? 'latest'), text);
  return sha256Of(text);
}
