import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { FluxApi } from '../api';
import { EntityPoll } from './EntityPoll';
import { LiveStore } from './LiveStore';
import { RuntimePoll } from './RuntimePoll';

interface LiveData {
  readonly store: LiveStore;
  readonly polls: Map<string, EntityPoll>;
  readonly runtime: RuntimePoll;
}

// Beside the API rather than in a React context: the cards of a page share no
// parent that is ours.
const liveDataByApi = new WeakMap<FluxApi, LiveData>();

function liveDataOf(api: FluxApi): LiveData {
  const known = liveDataByApi.get(api);
  if (known) return known;
  const store = new LiveStore();
  const created = {
    store,
    polls: new Map(),
    runtime: new RuntimePoll({ api, store }),
  };
  liveDataByApi.set(api, created);
  return created;
}

/** The one poll of an entity, shared by everything that shows it. */
export function entityPollOf(api: FluxApi, entity: Entity): EntityPoll {
  const { store, polls } = liveDataOf(api);
  const key = keyOf(entity);
  const known = polls.get(key);
  if (known) return known;
  const created = new EntityPoll({ api, store, key, entity });
  polls.set(key, created);
  return created;
}

/** The one poll of Flux's runtime. */
export function runtimePollOf(api: FluxApi): RuntimePoll {
  return liveDataOf(api).runtime;
}

/** An entity whose selecting annotations changed has other objects. */
function keyOf(entity: Entity): string {
  const annotations = Object.entries(entity.metadata.annotations ?? {})
    .filter(([name]) => name.startsWith('backstage.io/kubernetes-'))
    .sort();
  return JSON.stringify([stringifyEntityRef(entity), annotations]);
}
