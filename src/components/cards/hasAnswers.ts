import type { FluxResources } from '../../hooks';

/** Whether any cluster answered. Otherwise an empty result means nothing. */
export function hasAnswers(found: FluxResources): boolean {
  const { clusters, failures, error } = found;
  if (error || !clusters) return false;
  const failed = new Set(
    failures
      .filter(({ meaning }) => meaning !== 'not-installed')
      .map(({ cluster }) => cluster),
  );
  return (
    clusters.length === 0 || clusters.some(({ name }) => !failed.has(name))
  );
}
