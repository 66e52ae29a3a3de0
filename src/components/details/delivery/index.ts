export { DeliveryCard } from './DeliveryCard';
export { DeliveryTab } from './DeliveryTab';
