import type { FluxDeployedRevision, FluxEnvironmentCell } from '../../flux';

/** A further note in a cell, beside its state and revision. */
export interface CellMark {
  readonly says:
    | 'behind'
    | 'behindTrying'
    | 'behindFailed'
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
  const isTried = (revision: FluxDeployedRevision) =>
    revision.short === attempted?.short;
  const behindOf = (revision: FluxDeployedRevision, since?: string) => {
    if (!isTried(revision)) return { says: 'behind', revision, since } as const;
    const says = attemptFailed ? 'behindFailed' : 'behindTrying';
    return { says, revision } as const;
  };

  const marks: CellMark[] = [];
  if (newest) marks.push(behindOf(newest));
  if (behind && behind.newest.short !== newest?.short) {
    marks.push(behindOf(behind.newest, behind.since));
  }
  // Ahead of the others, and nothing newer waits at its source.
  if (relation === 'newest' && !behind) marks.push({ says: 'newest' });
  if (relation === 'differs' || relation === 'incomparable') {
    marks.push({ says: relation });
  }
  const isToldOf = marks.some(({ revision }) => revision && isTried(revision));
  if (attempted && !isToldOf) {
    marks.push({
      says: attemptFailed ? 'attemptFailed' : 'trying',
      revision: attempted,
    });
  }
  return marks;
}
