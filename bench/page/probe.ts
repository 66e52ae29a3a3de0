import { fastForward, holdLongWaits } from './clock';
import {
  filteredMs,
  firstRowMs,
  firstRowSinceAskedMs,
  runtimeMs,
} from './paint';
import { fetchQuery } from './floor';
import { hide } from './hide';

const probe = {
  holdLongWaits,
  fastForward,
  firstRowMs,
  firstRowSinceAskedMs,
  filteredMs,
  runtimeMs,
  fetchQuery,
  hide,
};

/** What the driver calls in the page, by name. */
export type Probe = typeof probe;

declare global {
  interface Window {
    bench: Probe;
  }
}

window.bench = probe;
