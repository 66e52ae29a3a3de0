import {
  progressing,
  retrying,
  succeeded,
  whileReconciling,
} from '../objects/verdict';
import { isoTime } from '../time';
import { objectOf } from '../types';
import { failureOf, Reconciler } from './reconciler';

/**
 * Kinds whose outcome says the same every time: images, receivers,
 * generators and those of the Flux Operator.
 */
export const otherReconciler: Reconciler = {
  takes: 'other',

  begin({ before }) {
    const message = 'reconciliation in progress';
    return before.ready
      ? whileReconciling(before, message)
      : progressing(message);
  },

  finish(context) {
    const { object, before, on } = context;
    const failure = failureOf(context, (reason, message) =>
      retrying({ reason: reason ?? 'ReconciliationFailed', message }),
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
