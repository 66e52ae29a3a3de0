import { useLocation } from 'react-router-dom';
import { fleetSearch, type FleetView } from './fleetAddress';

/** Tells where a link to a part of the fleet leads, from another tab. */
export function useFleetAddress(): (part: Partial<FleetView>) => string {
  const { pathname } = useLocation();
  const page = pathname.replace(/\/[^/]*\/?$/, '');
  return part => `${page}/resources${fleetSearch(part)}`;
}
