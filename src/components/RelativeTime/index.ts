export { exactTime, RelativeTime, useRelativeTime } from './RelativeTime';
