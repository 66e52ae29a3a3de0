import { fastForward, holdLongWaits } from './clock';
import { fetchQuery } from './floor';
import { hide } from './hide';
import {
  firstRowSinceAskedMs,
  loadTimes,
  namespacesShown,
  runtimeMs,
} from './load';
import { allCardsPainted, filteredMs, paintOf } from './paint';

const probe = {
  allCardsPainted,
  fastForward,
  fetchQuery,
  filteredMs,
  firstRowSinceAskedMs,
  hide,
  holdLongWaits,
  loadTimes,
  namespacesShown,
  paintOf,
  runtimeMs,
};

/** What the driver calls in the page, by name. */
export type Probe = typeof probe;

declare global {
  interface Window {
    bench: Probe;
  }
}

window.bench = probe;
