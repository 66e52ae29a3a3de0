import { createKubernetesBackend } from '../dev/fleet/backend';
import type { Fleet } from '../dev/fleet/fleet';
import type { KubernetesObject } from '../dev/fleet/types';
import { conditionsOf } from '../dev/fleet/types';
import { cartsEntity } from '../dev/fleet/worlds/carts/names';
import { QUERY_PATH, type Answer } from './server';

/**
 * Answers with recorded answers of a fleet, so that computing them does not
 * count.
 */
export interface RecordedFleet {
  answer: Answer;
  /** Changes the object in the first row; returns its new message. */
  change(): string;
}

interface Query {
  items: Array<{ resources: Array<{ resources: KubernetesObject[] }> }>;
}

/** The object that changes: it fails, so that its row is the first. */
const CHANGING = 'app-00000';

/** Records each answer of a fleet when it is first requested. */
export function recordFleet(fleet: Fleet): RecordedFleet {
  const backend = createKubernetesBackend({ fleet, entities: [cartsEntity] });
  const recorded = new Map<string, string>();
  let changes = 0;

  async function answer(request: Request): Promise<Response> {
    const cluster = request.headers.get('Backstage-Kubernetes-Cluster') ?? '';
    const body = await request.clone().text();
    const key = `${request.method} ${request.url} ${cluster} ${body}`;
    const known = recorded.get(key);
    if (known !== undefined) return jsonResponse(known);
    const response = await backend.handle(request);
    if (!response.ok) return response;
    const text = await response.text();
    recorded.set(key, text);
    return jsonResponse(text);
  }

  function change(): string {
    changes += 1;
    const message = `Changed by the benchmark, time ${changes}`;
    for (const [key, text] of recorded) {
      if (isQuery(key)) recorded.set(key, changed(text, message));
    }
    return message;
  }

  return { answer, change };
}

/** Whether it is the custom-resource query: cards also post access reviews. */
function isQuery(key: string): boolean {
  return key.split(' ')[1].endsWith(QUERY_PATH);
}

function jsonResponse(text: string): Response {
  return new Response(text, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

function changed(text: string, message: string): string {
  const query: Query = JSON.parse(text);
  for (const { resources: blocks } of query.items) {
    for (const block of blocks) {
      block.resources = block.resources.map(object =>
        object.metadata.name === CHANGING
          ? withMessage(object, message)
          : object,
      );
    }
  }
  return JSON.stringify(query);
}

function withMessage(
  object: KubernetesObject,
  message: string,
): KubernetesObject {
  const { metadata, status } = object;
  const resourceVersion = `${Number(metadata.resourceVersion) + 1_000_000}`;
  const conditions = conditionsOf(object).map(condition => ({
    ...condition,
    message,
    lastTransitionTime: new Date().toISOString(),
  }));
  return {
    ...object,
    metadata: { ...metadata, resourceVersion },
    status: { ...status, conditions },
  };
}
