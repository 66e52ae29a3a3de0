export { ActionsCell } from './ActionsCell';
export { ActionsProvider, useActions } from './ActionsContext';
export { BulkActions } from './BulkActions';
export { useLastOutcome } from './lastOutcome';
