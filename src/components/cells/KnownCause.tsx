import { blockersOf, type FluxReference, type FluxResource } from '../../flux';
import { useKnownCause } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { Caption, cut } from '../common';

/** Props of {@link KnownCause}. */
export interface KnownCauseProps {
  resource: FluxResource;
}

/**
 * The root cause that a resource waits for, if it is not a direct dependency
 * and was read by another component.
 */
export function KnownCause(props: KnownCauseProps) {
  // Most resources wait for nothing, and need not follow what others do.
  return blockersOf(props.resource).length > 0 ? (
    <CauseOfBlocked {...props} />
  ) : null;
}

function CauseOfBlocked(props: KnownCauseProps) {
  const t = useFluxTranslation();
  const cause = useKnownCause(props.resource);
  if (!cause) return null;
  const { reference, status, note, cycle } = cause;
  return (
    <Caption>
      {cycle
        ? t('blockedBy.rowCycle', {
            what: cut([...cycle, cycle[0]].map(wordsFor).join(' → ')),
          })
        : t('blockedBy.rowCause', {
            what: cut(wordsFor(reference)),
            state:
              note === 'missing' || !status
                ? t('blockedBy.missing')
                : t(`state.${status.state}`),
          })}
    </Caption>
  );
}

function wordsFor({ kind, namespace, name }: FluxReference): string {
  return `${kind} ${[namespace, name].filter(part => part).join('/')}`;
}
