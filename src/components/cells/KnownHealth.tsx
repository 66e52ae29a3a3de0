import { kindOf, type FluxResource } from '../../flux';
import { useKnownHealth } from '../../hooks';
import { useFluxTranslation, useLocale } from '../../translations';
import { Caption } from '../common';

/** Props of {@link KnownHealth}. */
export interface KnownHealthProps {
  resource: FluxResource;
}

/**
 * How much of what a resource applied is healthy, while that is known because
 * its details have read it.
 */
export function KnownHealth(props: KnownHealthProps) {
  const category = kindOf(props.resource.object)?.category ?? '';
  return ['deployment', 'operator'].includes(category) ? (
    <HealthOfApplied {...props} />
  ) : null;
}

function HealthOfApplied(props: KnownHealthProps) {
  const t = useFluxTranslation();
  const locale = useLocale();
  const known = useKnownHealth(props.resource);
  if (!known) return null;
  const format = new Intl.NumberFormat(locale);
  return (
    <Caption>
      {t('resources.healthy', {
        healthy: format.format(known.healthy),
        checked: format.format(known.checked),
      })}
    </Caption>
  );
}
