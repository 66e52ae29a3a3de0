import { fastForward, holdLongWaits } from './clock';
import { fetchLists, fetchQuery } from './floor';
import { hide } from './hide';
import {
  firstRowSinceAskedMs,
  loadTimes,
  clickedMs,
  namespacesShown,
  runtimeMs,
  sinceAskedMs,
} from './load';
import { allCardsPainted, filteredMs, paintOf } from './paint';

const probe = {
  allCardsPainted,
  clickedMs,
  fastForward,
  fetchLists,
  fetchQuery,
  filteredMs,
  firstRowSinceAskedMs,
  hide,
  holdLongWaits,
  loadTimes,
  namespacesShown,
  paintOf,
  runtimeMs,
  sinceAskedMs,
};

/** The functions that the driver calls in the page. */
export type Probe = typeof probe;

declare global {
  interface Window {
    bench: Probe;
  }
}

window.bench = probe;
