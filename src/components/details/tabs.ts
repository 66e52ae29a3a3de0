import type { ConfigApi } from '@backstage/core-plugin-api';
import { controllerOf, inventoryOf, kindOf, type FluxObject } from '../../flux';

/** The tabs of the details, in their order. */
export const DETAILS_TABS = [
  'overview',
  'resources',
  'delivery',
  'events',
  'history',
  'logs',
  'yaml',
] as const;

export type DetailsTab = (typeof DETAILS_TABS)[number];

/** What `flux.details.hide` takes away. */
export function hiddenParts(config: ConfigApi): ReadonlySet<string> {
  const hidden = config.getOptional('flux.details.hide');
  return new Set(Array.isArray(hidden) ? hidden.map(String) : []);
}

/** Categories of kinds that bring something to a cluster. */
const DELIVERING = ['deployment', 'source', 'image'];

/** The tabs that apply to an object, without those taken away. */
export function tabsShown(
  object: FluxObject,
  hidden: ReadonlySet<string>,
): readonly DetailsTab[] {
  const { category = '' } = kindOf(object) ?? {};
  const hasApplied = inventoryOf(object).origin !== 'none';
  const applies: Partial<Record<DetailsTab, boolean>> = {
    resources: hasApplied,
    delivery: hasApplied || DELIVERING.includes(category),
    history: kindOf(object)?.history ?? false,
    logs: controllerOf(object) !== undefined,
  };
  return DETAILS_TABS.filter(
    tab => tab === 'overview' || (!hidden.has(tab) && applies[tab] !== false),
  );
}

/** The tab that an address names, or the first. */
export function tabOf(
  named: string | undefined,
  shown: readonly DetailsTab[],
): DetailsTab {
  return shown.find(tab => tab === named) ?? shown[0];
}
