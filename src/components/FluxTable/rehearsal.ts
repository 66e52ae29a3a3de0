import { kindInfo, type FluxKind } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { createRowsOf, type FluxTableRow } from './rows';
import { tableRowOf } from './tableRow';

/**
 * So many rows of a kind, of no cluster and without a name, that have what
 * cells are slow to show for the first time.
 */
export function rehearsalOf(
  kind: FluxKind,
  count: number,
  t: FluxTranslate,
): FluxTableRow[] {
  const { group, versions } = kindInfo(kind);
  const time = new Date().toISOString();
  const object = {
    apiVersion: `${group}/${versions[0]}`,
    kind,
    metadata: { creationTimestamp: time },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: kind,
          message: kind,
          lastTransitionTime: time,
        },
      ],
    },
  };
  const [row] = createRowsOf(t)([{ cluster: '', object }]);
  return Array.from({ length: count }, (_, index) =>
    tableRowOf(`rehearsed-${index}`, row),
  );
}
