import { sha256Of } from '../hex';
import {
  ImageRef,
  imageRepositoryMissing,
  imageResolved,
  newGeneration,
  noTagsYet,
} from '../objects/imageVerdicts';
import { progressing, retrying, whileReconciling } from '../objects/verdict';
import { JsonObject, KubernetesObject, objectOf } from '../types';
import { latestTag } from './latestTag';
import { asSteps, Outcome, ReconcileContext, Reconciler } from './reconciler';
import { find } from './references';

const inProgress = 'reconciliation in progress';

/**
 * ImagePolicy: chooses from the tags of the last scan of its ImageRepository.
 * Flux: image-reflector-controller internal/controller.
 */
export const imagePolicyReconciler: Reconciler = {
  takes: 'other',

  steps(context) {
    const { before } = context;
    const wasAt = wasAtOf(context);
    // Only a new generation is noted first: reading the tags takes no time.
    if (wasAt === inProgress) return [];
    return asSteps([
      before.ready ? whileReconciling(before, wasAt) : progressing(wasAt),
    ]);
  },

  finish(context) {
    const { object, script } = context;
    const { reason = 'Failure', message = 'the script says so' } = script;
    if (script.outcome === 'fails') return failed(context, { reason, message });
    const { imageRepositoryRef } = objectOf(object.spec);
    const { name, namespace } = objectOf(imageRepositoryRef);
    const repository = find(context.cluster, {
      kind: 'ImageRepository',
      namespace: String(namespace ?? object.metadata.namespace),
      name: String(name),
    });
    return repository
      ? chosen(context, repository)
      : failed(context, imageRepositoryMissing(String(name)));
  },
};

function wasAtOf({ object }: ReconcileContext): string {
  const { generation = 1 } = object.metadata;
  const { observedGeneration } = objectOf(object.status);
  return observedGeneration === generation
    ? inProgress
    : newGeneration(Number(observedGeneration ?? -1), generation);
}

function failed(
  context: ReconcileContext,
  failure: { reason: string; message: string },
): Outcome {
  return { verdict: retrying(failure, wasAtOf(context)), observes: false };
}

function chosen(
  context: ReconcileContext,
  repository: KubernetesObject,
): Outcome {
  const { spec, status } = context.object;
  const { latestTags } = objectOf(objectOf(repository.status).lastScanResult);
  if (!Array.isArray(latestTags)) return failed(context, noTagsYet);
  const choice = latestTag(objectOf(spec), latestTags);
  if ('invalid' in choice) return { verdict: choice.invalid, observes: true };
  if ('failure' in choice) return failed(context, choice.failure);
  const { latestRef, observedPreviousRef } = objectOf(status);
  const name = String(objectOf(repository.spec).image);
  const latest = refOf(objectOf(spec), name, choice.tag);
  const isNew = JSON.stringify(latest) !== JSON.stringify(latestRef);
  const previous = (isNew ? latestRef : observedPreviousRef) as
    | ImageRef
    | undefined;
  return {
    verdict: imageResolved(latest, previous),
    observes: true,
    status: { latestRef: latest, observedPreviousRef: previous },
  };
}

function refOf(spec: JsonObject, name: string, tag: string): ImageRef {
  const { digestReflectionPolicy = 'Never' } = spec;
  return {
    name,
    tag,
    ...(digestReflectionPolicy !== 'Never' && {
      digest: sha256Of(`${name}:${tag}`),
    }),
  };
}
