export * from './alerts/alerts';
export type { FluxMessagePattern } from './alerts/messagePattern';
export * from './kinds/capabilities';
export * from './sources/artifact';
export * from './sources/chart';
export * from './sources/deployed';
export * from './runtime/controller';
export * from './status/blockers';
export * from './status/conditions';
export * from './status/conditionRows';
export * from './links/deepLink';
export { deployersOf, type FluxDeployer } from './objects/deployers';
export * from './objects/duration';
export * from './objects/identity';
export * from './sources/imagePolicy';
export * from './objects/manifest';
export * from './runtime/installation';
export { PART_OF_FLUX, tellsVersion } from './runtime/labels';
export * from './status/events';
export * from './status/facts';
export * from './status/history';
export * from './status/interval';
export * from './kinds/kinds';
export * from './status/lastUpdated';
export * from './status/nextRun';
export * from './status/patches';
export * from './status/reconciliation';
export * from './objects/references';
export * from './objects/relations';
export * from './objects/settings';
export * from './runtime/fluxVersion';
export * from './runtime/removals';
export * from './sources/revision';
export * from './sources/source';
export * from './sources/suppliers';
export * from './status/status';
export * from './status/summary';
export * from './status/timeline';
export { suspensionOf, type FluxSuspension } from './status/suspension';
export * from './objects/types';
export * from './sources/uses';
export * from './sources/verification';
export { causeIn } from './status/waiting';
export * from './links/webUrl';
export * from './links/commands';
export * from './links/commitPage';
export * from './links/template';
export type { FluxIntegration, FluxIntegrationOf } from './links/gitPage';
export {
  labelValueProblem,
  selectorMatch,
  selectorProblem,
  selectorTextOf,
  type LabelValueProblem,
  type SelectorProblem,
} from './objects/labelSelector';
export * from './objects/refusal';
export * from './objects/selectionProblem';
export * from './objects/target';
export * from './status/applier';
export * from './status/deletion';
export * from './status/withoutManagedFields';
export * from './objects/json';
export {
  assignEnvironments,
  type FluxAssignment,
  type FluxEnvironment,
} from './environments/assign';
export {
  FLUX_RELATIONS,
  type FluxCellRelation,
  type FluxRelation,
} from './environments/compare';
export * from './environments/matrix';
export * from './environments/rules';
export type { FluxSameness } from './environments/workloads';
export * from './inventory/inventory';
export * from './inventory/pods';
export * from './inventory/health';
export * from './inventory/tree';
export * from './why/advice';
export * from './why/controllers';
export * from './why/named';
export * from './why/why';
export * from './why/reads';
export * from './inventory/owned';
export * from './fleet/clusterTotals';
export * from './fleet/outline';
export * from './fleet/owners';
export * from './images/image';
export * from './images/choice';
export * from './images/images';
export * from './images/running';
export * from './graph/graph';
export * from './graph/nestedList';
export * from './logs/attempts';
export * from './logs/lastWords';
export {
  FLUX_LOG_LEVELS,
  type FluxLogLevel,
  type FluxLogLine,
  type FluxLogSubject,
} from './logs/line';
export * from './logs/loggers';
export * from './logs/podLog';
