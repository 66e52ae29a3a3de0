import type { ConfigApi } from '@backstage/core-plugin-api';
import { kindOf, type FluxObject } from '../../flux';

/** The tabs of the details, in their order. */
export const DETAILS_TABS = ['overview', 'events', 'history', 'yaml'] as const;

export type DetailsTab = (typeof DETAILS_TABS)[number];

/** What `flux.details.hide` takes away. */
export function hiddenParts(config: ConfigApi): ReadonlySet<string> {
  const hidden = config.getOptional('flux.details.hide');
  return new Set(Array.isArray(hidden) ? hidden.map(String) : []);
}

/** The tabs that an object of its kind has, without those taken away. */
export function tabsShown(
  object: FluxObject,
  hidden: ReadonlySet<string>,
): readonly DetailsTab[] {
  return DETAILS_TABS.filter(
    tab =>
      tab === 'overview' ||
      (!hidden.has(tab) && (tab !== 'history' || kindOf(object)?.history)),
  );
}

/** The tab that an address names, or the first. */
export function tabOf(
  named: string | undefined,
  shown: readonly DetailsTab[],
): DetailsTab {
  return shown.find(tab => tab === named) ?? shown[0];
}
