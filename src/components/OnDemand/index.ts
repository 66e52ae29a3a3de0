export { Facts, type Fact } from './Facts';
export { OnDemand } from './OnDemand';
