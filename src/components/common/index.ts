export { BriefLine } from './BriefLine';
export { Caption } from './Caption';
export { CardFrame } from './CardFrame';
export { CardMessage, type CardMessageProps } from './CardMessage';
export { ClusterFailures } from './ClusterFailures';
export { ClustersGate } from './ClustersGate';
export { CommitLink, CompareLink } from './CommitLinks';
export { cut, LONGEST_MESSAGE } from './cut';
export {
  useDetailsOf,
  useDetailsTo,
  useOpenDetails,
  type OpenDetails,
} from './detailsAddress';
export { DetailsHost } from './DetailsHost';
export { DetailsLink } from './DetailsLink';
export { useDurationWords, type DurationWords } from './durations';
export { Facts, type Fact } from './Facts';
export { CLUSTER_ADVICE_KEYS, MEANING_KEYS } from './failureWords';
export { FluxIcon } from './FluxIcon';
export { FOR_SCREEN_READERS } from './forScreenReaders';
export { HeadingsBelowTitle } from './HeadingsBelowTitle';
export { Hints } from './Hints';
export { integrationsOf } from './integrations';
export { Notice } from './Notice';
export { OnDemand } from './OnDemand';
export { RefreshButton } from './RefreshButton';
export {
  exactTime,
  minuteTime,
  RelativeTime,
  useAtTick,
  useIsPast,
  useRelativeTime,
} from './RelativeTime';
export { RequestFailure } from './RequestFailure';
export { revealFocused } from './revealFocused';
export { selectionWords } from './selectionWords';
export { StateButtons, type StateButton } from './StateButtons';
export { StatusIcon } from './StatusIcon';
export { ToolButton } from './ToolButton';
export { useAddressState, type AddressState } from './useAddressState';
export { useEnvironmentRules } from './useEnvironmentRules';
export { useFocusRing } from './useFocusRing';
export { fluxApiOf, useHasFluxApi } from './useHasFluxApi';
export { useKeptFocus } from './useKeptFocus';
export { useTurn } from './useTurn';
