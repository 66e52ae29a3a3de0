export type { RunnableAction } from './actions/action';
export type { ActionRunner } from './actions/ActionRunner';
export {
  isSuccess,
  type FluxOutcome,
  type FluxProgress,
  type SourceNote,
} from './actions/outcome';
export type { EntityObjects, EntityWant } from './EntityObjects';
export { dataOf, type DataIntervals, type FluxData } from './fluxData';
export type { LiveFailure, LiveObjects, LiveProblem } from './liveObjects';
export { NO_DATA, hasSameElements } from './liveObjects';
export type { LiveObject } from './OneObject';
export type { ReferencedObjects } from './ReferencedObjects';
export type { ClusterRuntime, FluxRuntimes } from './RuntimeObjects';
