import { FLUX_KINDS, kindsIn, type FluxKind } from '../../flux';

/** The kinds that are read by default. */
export const USUAL_KINDS: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
];

/** The kinds whose artifacts they apply. */
const SUPPLYING: readonly FluxKind[] = [
  'GitRepository',
  'OCIRepository',
  'Bucket',
  'HelmChart',
  'ExternalArtifact',
];

/** Kinds with a row for each object, in the order of the table of kinds. */
export const ALL_KINDS: readonly FluxKind[] = FLUX_KINDS.map(
  ({ kind }) => kind,
);

/** What the page about clusters counts: deployments, and what they need. */
export const COUNTED_KINDS: readonly FluxKind[] = [
  ...USUAL_KINDS,
  ...kindsIn('source')
    .map(({ kind }) => kind)
    .filter(kind => kind !== 'HelmChart'),
];

/** What has to be read to show some kinds, and perhaps which are behind. */
export function kindsToRead(
  shown: readonly FluxKind[],
  isBehindTold: boolean,
): readonly FluxKind[] {
  return [...new Set([...shown, ...(isBehindTold ? SUPPLYING : [])])];
}
