import { kindInfo, type FluxKind, type FluxResource } from '../../flux';

const rehearsals = new Map<FluxKind, readonly FluxResource[]>();

/**
 * One resource of a kind, of no cluster and without a name, that has what
 * cells are slow to show for the first time.
 */
export function rehearsalOf(kind: FluxKind): readonly FluxResource[] {
  const known = rehearsals.get(kind);
  if (known) return known;
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
  const rehearsal = [{ cluster: '', object }];
  rehearsals.set(kind, rehearsal);
  return rehearsal;
}
