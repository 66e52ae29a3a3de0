export { ActionsCell } from './ActionsCell';
export { ActionsProvider, useActions } from './ActionsContext';
export { SuspendDialog } from './SuspendDialog';
export { BulkActions, type Selected } from './BulkActions';
