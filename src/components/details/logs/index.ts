export { LastWordsDialog, type LastWordsDialogProps } from './LastWordsDialog';
export { LogsTab } from './LogsTab';
