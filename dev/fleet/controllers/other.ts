import {
  progressing,
  retrying,
  succeeded,
  whileReconciling,
} from '../objects/verdict';
import { isoTime } from '../time';
import { objectOf } from '../types';
import { asSteps, failureOf, Reconciler } from './reconciler';

const inProgress = 'reconciliation in progress';

/**
 * Kinds that repeat their last success or failure: scans and updates of images,
 * receivers, generators and the kinds of the Flux Operator.
 */
export const otherReconciler: Reconciler = {
  takes: 'other',

  steps({ before, object }) {
    const looking = whileReconciling(before, inProgress);
    if (!before.ready) return asSteps([progressing(inProgress)]);
    const scanning = whileReconciling(before, 'scanning: reconcile requested');
    return asSteps(
      object.kind === 'ImageRepository' ? [looking, scanning] : [looking],
    );
  },

  finish(context) {
    const { object, before, on } = context;
    const failure = failureOf(context, (reason, message) =>
      retrying(
        { reason: reason ?? 'ReconciliationFailed', message },
        inProgress,
      ),
    );
    if (failure) {
      return { verdict: failure, observes: failure.stalled !== undefined };
    }
    const { ready, others } = before;
    const { lastScanResult } = objectOf(object.status);
    return {
      verdict:
        ready?.status === 'True'
          ? { ready, others }
          : succeeded({
              reason: 'Succeeded',
              message: 'Reconciliation finished',
            }),
      observes: true,
      ...(lastScanResult !== undefined && {
        status: {
          lastScanResult: {
            ...objectOf(lastScanResult),
            scanTime: isoTime(on.now),
          },
        },
      }),
    };
  },
};
