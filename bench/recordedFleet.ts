import { createKubernetesBackend } from '../dev/fleet/backend';
import type { KubernetesObject } from '../dev/fleet/types';
import { conditionsOf } from '../dev/fleet/types';
import { cartsEntity } from '../dev/fleet/worlds/carts/names';
import { generateFleet } from '../dev/fleet/worlds/generate';
import { QUERY_PATH, type Answer } from './server';

/** Answers what a fleet did, without the time that takes it. */
export interface RecordedFleet {
  answer: Answer;
  /** Changes one object, the first row; returns the words it then shows. */
  change(): string;
  /** Size of the latest answer to a query. */
  readonly queryBytes: number;
}

interface Query {
  items: Array<{ resources: Array<{ resources: KubernetesObject[] }> }>;
}

/** The object that changes: it failed, so its row is the first. */
const CHANGING = 'app-00000';

/** A fleet with so many deployments of one component on one cluster. */
export function recordFleet(deployments: number): RecordedFleet {
  const fleet = generateFleet({ deployments });
  const backend = createKubernetesBackend({ fleet, entities: [cartsEntity] });
  const recorded = new Map<string, string>();
  let changes = 0;
  let queryBytes = 0;

  async function answer(request: Request): Promise<Response> {
    const key = `${request.method} ${request.url} ${await request
      .clone()
      .text()}`;
    const known = recorded.get(key);
    if (known !== undefined) return jsonResponse(known);
    const response = await backend.handle(request);
    if (!response.ok) return response;
    const text = await response.text();
    recorded.set(key, text);
    if (isQuery(key)) queryBytes = Buffer.byteLength(text);
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

  return {
    answer,
    change,
    get queryBytes() {
      return queryBytes;
    },
  };
}

/** Whether it is the query, of all that a card posts (access reviews, too). */
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
