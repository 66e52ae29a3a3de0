export { ResourcesTab } from './ResourcesTab';
