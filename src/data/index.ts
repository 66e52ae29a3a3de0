export {
  alertWarningsQuery,
  allOfKindQuery,
  type FluxListed,
} from './alertQueries';
export {
  isForSelections,
  type FluxAction,
  type RunnableAction,
} from './actions/action';
export {
  isSuccess,
  type FluxOutcome,
  type FluxProgress,
  type SourceNote,
} from './actions/outcome';
export { runAction } from './actions/runAction';
export { resumeAction } from './actions/resume';
export { suspendAction, type SuspendInput } from './actions/suspend';
export { isDeployment, syncAction, type SyncInput } from './actions/sync';
export { configMapQuery } from './configMapQuery';
export { AppliedData } from './AppliedData';
export type {
  AppliedObjects,
  LiveResources,
  ResourcesWant,
  UnreadKind,
} from './AppliedObjects';
export { controllersQuery } from './controllersQuery';
export {
  controllerLogQuery,
  lastWordsQuery,
  type ControllerLogs,
  type ReadLog,
} from './logQueries';
export { eventsQuery, warningsQuery, type FluxEvents } from './eventQueries';
export type { EntityObjects, EntityWant } from './EntityObjects';
export type { EntityDeployers, EntityWorkloads } from './EntityWorkloads';
export { DependentsData } from './Dependents';
export { dataOf, type DataIntervals, type FluxData } from './fluxData';
export { FleetObjects, type Fleet, type FleetList } from './FleetObjects';
export { catalogEntitiesQuery } from './catalogEntitiesQuery';
export type { HealthSummary } from './KnownHealth';
export { listQuery } from './listQuery';
export type { LiveFailure, LiveObjects, LiveProblem } from './liveObjects';
export { NO_DATA, hasSameElements, problemOf } from './liveObjects';
export type { ObjectStore } from './ObjectStore';
export type { LiveObject } from './OneObject';
export type { ReferencedObjects } from './ReferencedObjects';
export {
  RuntimeObjects,
  type ClusterRuntime,
  type FluxRuntimes,
} from './RuntimeObjects';
export { RightsQueries } from './RightsQueries';
export { neededByQuery, type FluxNeeding } from './neededByQuery';
export { inTurn } from './turns';
