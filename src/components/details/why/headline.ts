import {
  refusalIn,
  type FluxContainer,
  type FluxNamedObject,
  type FluxReference,
  type FluxRefusal,
  type FluxState,
  type FluxSuspension,
  type FluxWhy,
  type FluxWhyHeadline,
} from '../../../flux';
import type { FluxTranslate } from '../../../translations';
import { cut } from '../../common';
import { healthMessage } from '../resources/HealthText';

type Headline<Says extends FluxWhyHeadline['says']> = Extract<
  FluxWhyHeadline,
  { says: Says }
>;

/** `Deployment shop/carts`. */
export function objectWords(
  object: Pick<FluxReference, 'kind' | 'namespace' | 'name'> | FluxNamedObject,
): string {
  const { kind, namespace, name } = object;
  const path = [namespace, name].filter(Boolean).join('/');
  return cut(`${kind} ${path}`);
}

/** Why an object is not well, in one sentence. */
export function headlineWords(
  { about: reference, headline }: FluxWhy,
  t: FluxTranslate,
): string {
  const about = objectWords(reference);
  switch (headline.says) {
    case 'terminating': {
      const { finalizers } = headline.deletion;
      return finalizers.length > 0
        ? t('why.headline.terminating', {
            about,
            finalizers: cut(finalizers.join(', ')),
          })
        : t('why.headline.deleting', { about });
    }
    case 'suspended': {
      const who = whoIn(headline.suspension);
      return who
        ? t('why.headline.suspendedBy', { about, who })
        : t('why.headline.suspended', { about });
    }
    case 'controller': {
      const { name, shard, problem } = headline.controller;
      const controller = shard
        ? `${name} (${t('why.shard', { shard: cut(shard) })})`
        : name;
      return problem.reason === 'NotFound'
        ? t('why.headline.noController', { about, controller })
        : t('why.headline.controller', {
            about,
            controller,
            reason: problemWords(problem.reason, t),
          });
    }
    case 'blocked':
    case 'source':
      return blockedWords(headline, about, t);
    case 'refused':
      return refusedWords(
        headline.refusal,
        headline.object ? objectWords(headline.object) : about,
        t,
      );
    case 'pod':
      return podWords(headline, t);
    case 'object':
      return unhealthyWords(headline, t);
    case 'named':
      return t('why.headline.named', {
        about,
        object: objectWords(headline.object),
        reason: cut(headline.reason ?? t('health.Failed')),
      });
    default:
      return ownWords(headline, about, t);
  }
}

/** What the cluster says about it, untouched. */
export function headlineMessage(
  headline: FluxWhyHeadline,
  t: FluxTranslate,
): string | undefined {
  switch (headline.says) {
    case 'controller':
      return headline.controller.problem.message;
    case 'terminating':
    case 'suspended':
      return undefined;
    case 'blocked': {
      const why = headline.suspension?.reason;
      return why
        ? t('status.suspendedBecause', { why: cut(why) })
        : headline.message;
    }
    case 'object': {
      const { event, health } = headline;
      const { reason: _, ...rest } = health;
      return event?.message ?? (healthMessage(rest, t) || undefined);
    }
    default:
      return headline.message;
  }
}

/** Why a controller does not run. */
export function problemWords(reason: string, t: FluxTranslate): string {
  switch (reason) {
    case 'ScaledToZero':
      return t('runtime.component.scaledToZero');
    case 'NotStartedYet':
      return t('runtime.component.notStartedYet');
    case 'NotFound':
      return t('why.notFound');
    default:
      return cut(reason);
  }
}

/** How a container ended or waits, besides the reason. */
export function containerWords(
  container: FluxContainer,
  restarts: number,
  t: FluxTranslate,
): string[] {
  const { name, image, reason, ended } = container;
  const words = [
    t('why.container', { name: cut(name) }),
    image && cut(image),
    ended?.reason && ended.reason !== reason && cut(ended.reason),
    ended?.exitCode !== undefined &&
      t('why.exitCode', { code: String(ended.exitCode) }),
    ended?.signal !== undefined &&
      t('why.signal', { signal: String(ended.signal) }),
    restarts > 0 && t('resources.restarts', { count: restarts }),
  ];
  return words.flatMap(word => word || []);
}

function stateWords(
  state: FluxState | undefined,
  reason: string | undefined,
  t: FluxTranslate,
): string {
  const isTold = reason === state;
  return [state && t(`state.${state}`), !isTold && reason && cut(reason)]
    .filter(Boolean)
    .join(', ');
}

/** A field manager is not who did it: that is below, under Status. */
function whoIn({ by }: FluxSuspension): string | undefined {
  return by && cut(by);
}

function blockedWords(
  headline: Headline<'blocked' | 'source'>,
  about: string,
  t: FluxTranslate,
): string {
  const { note, state } = headline;
  const by = objectWords(
    headline.says === 'source' ? headline.source : headline.by,
  );
  const reason = stateWords(state, headline.reason, t);
  switch (note) {
    case 'missing':
      return t('why.headline.blockedMissing', { about, by });
    case 'cycle':
      return t('why.headline.cycle', { about, by });
    case 'notAtMyRevision':
      return t('why.headline.notAtMyRevision', { about, by });
    default:
      if (headline.says === 'blocked' && headline.suspension) {
        const who = whoIn(headline.suspension);
        return who
          ? t('why.headline.blockedSuspendedBy', { about, by, who })
          : t('why.headline.blockedSuspended', { about, by });
      }
      if (!reason) return t('why.headline.blockedAlone', { about, by });
      return headline.says === 'source'
        ? t('why.headline.source', { about, by, reason })
        : t('why.headline.blocked', { about, by, reason });
  }
}

function refusedWords(
  { by, policy = '' }: FluxRefusal,
  what: string,
  t: FluxTranslate,
): string {
  switch (by) {
    case 'rbac':
      return t('why.headline.refused.rbac', { what });
    case 'quota':
      return t('why.headline.refused.quota', { what });
    case 'webhook-failed':
      return t('why.headline.refused.webhookFailed', {
        what,
        policy: cut(policy),
      });
    case 'admission':
      return t('why.headline.refused.admission', { what, policy: cut(policy) });
    default:
      return t('why.headline.refused.validation', { what });
  }
}

function podWords(
  { object, pod, reason, container }: Headline<'pod'>,
  t: FluxTranslate,
): string {
  const named = {
    object: objectWords(object),
    pod: cut(pod.name),
    reason: cut(reason),
  };
  if (container) {
    const { name } = container;
    return t('why.headline.container', { ...named, container: cut(name) });
  }
  return t('why.headline.pod', named);
}

function unhealthyWords(
  { object: reference, health, event }: Headline<'object'>,
  t: FluxTranslate,
): string {
  const object = objectWords(reference);
  switch (health.state) {
    case 'Missing':
      return t('why.headline.missing', { object });
    case 'NotServed':
      return t('why.headline.notServed', { object });
    case 'Terminating':
      return t('why.headline.deleting', { about: object });
    default: {
      const refusal = refusalIn(event?.message ?? health.message ?? '');
      if (refusal?.by === 'quota') {
        return t('why.headline.overQuota', { object });
      }
      if (refusal?.by === 'admission' && refusal.policy) {
        return t('why.headline.refusedPods', {
          object,
          policy: cut(refusal.policy),
        });
      }
      const reason = event?.reason ?? health.reason;
      return t('why.headline.unhealthy', {
        object,
        reason: reason ? cut(reason) : t(`health.${health.state}`),
      });
    }
  }
}

function ownWords(
  { state, reason: told }: Headline<'own'>,
  about: string,
  t: FluxTranslate,
): string {
  const reason = told && cut(told);
  if (state === 'Reconciling') {
    return t('why.headline.own.reconciling', { about });
  }
  if (state === 'Unknown') return t('why.headline.own.unknown', { about });
  if (reason) {
    switch (state) {
      case 'Failed':
        return t('why.headline.own.failed', { about, reason });
      case 'Stalled':
        return t('why.headline.own.stalled', { about, reason });
      case 'Waiting':
        return t('why.headline.own.waiting', { about, reason });
      default:
    }
  }
  return t('why.headline.own.other', { about, state: t(`state.${state}`) });
}
