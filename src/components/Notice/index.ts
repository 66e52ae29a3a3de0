export { ClusterFailures } from './ClusterFailures';
export { Notice } from './Notice';
export { RequestFailure } from './RequestFailure';
export { selectionWords } from './selectionWords';
