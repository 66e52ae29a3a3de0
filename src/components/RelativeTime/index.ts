export { RelativeTime, useRelativeTime } from './RelativeTime';
