import type { FluxDeployedRevision, FluxEnvironmentCell } from '../../flux';

/** Something that is to be said of a cell beside its state and revision. */
export interface CellMark {
  readonly says:
    | 'behind'
    | 'newest'
    | 'differs'
    | 'incomparable'
    | 'trying'
    | 'attemptFailed';
  /** What it is behind, or trying. */
  readonly revision?: FluxDeployedRevision;
  /** RFC 3339: since when there is something newer. */
  readonly since?: string;
}

/**
 * How a cell compares to the others of its row and to its own source, and what
 * it is trying.
 */
export function marksOf(cell: FluxEnvironmentCell): readonly CellMark[] {
  const { relation, newest, deployed } = cell;
  const { attempted, attemptFailed, behind } = deployed;
  const marks: CellMark[] = [];
  if (relation === 'behind') marks.push({ says: 'behind', revision: newest });
  if (behind && behind.newest.text !== newest?.text) {
    marks.push({
      says: 'behind',
      revision: behind.newest,
      since: behind.since,
    });
  }
  // Ahead of the others, and nothing newer waits at its source.
  if (relation === 'newest' && !behind) marks.push({ says: 'newest' });
  if (relation === 'differs' || relation === 'incomparable') {
    marks.push({ says: relation });
  }
  if (attempted) {
    marks.push({
      says: attemptFailed ? 'attemptFailed' : 'trying',
      revision: attempted,
    });
  }
  return marks;
}
