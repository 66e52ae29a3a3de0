import { makeStyles } from '@material-ui/core/styles';
import type { FluxGraphEdge } from '../../../flux';

/** The lines that a graph is drawn with. */
export const LINES = ['made', 'dependsOn', 'applies'] as const;

export type Line = (typeof LINES)[number];

// Told apart by dashes and a cross as well as by color.
export const useLineStyles = makeStyles(
  theme => ({
    line: {
      fill: 'none',
      stroke: theme.palette.text.secondary,
      strokeWidth: 1.5,
    },
    arrow: { fill: theme.palette.text.secondary },
    made: {},
    dependsOn: { strokeDasharray: '8 4' },
    applies: { strokeDasharray: '2 3' },
    blocked: {
      stroke: theme.palette.error.main,
      strokeWidth: 2.5,
      '&$arrow': { fill: theme.palette.error.main },
    },
  }),
  { name: 'PluginFluxDeliveryLines' },
);

/** Which line shows an edge. */
export function lineOf({ relation }: FluxGraphEdge): Line {
  if (relation === 'dependsOn') return 'dependsOn';
  return relation === 'managedBy' || relation === 'applied'
    ? 'applies'
    : 'made';
}
