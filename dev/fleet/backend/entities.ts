import { inputError } from './errors';
import { isObject } from '../types';
import { RequestAuth } from './credentials';
import { CustomResourceMatcher, Selection } from './customResources';

/** The parts of an entity that the backend reads. */
export interface FleetEntity {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  /** Used by the service locator `catalogRelation`. */
  relations?: Array<{ type: string; targetRef: string }>;
}

/** The entity ref in the catalog, in lower case. */
export function refOf(entity: FleetEntity): string {
  const { name, namespace = 'default' } = entity.metadata;
  return `${entity.kind}:${namespace}/${name}`.toLowerCase();
}

/**
 * The entity and the kinds that a custom-resource query names. Backstage:
 * plugin-kubernetes-backend's resources routes, with their messages.
 */
export function readQuery(options: {
  body: unknown;
  entities: FleetEntity[];
}): {
  matchers: CustomResourceMatcher[];
} & WorkloadsQuery {
  const body = isObject(options.body) ? options.body : {};
  const { customResources } = body;
  if (!customResources) {
    throw inputError('customResources is a required field');
  }
  if (!Array.isArray(customResources)) {
    throw inputError('customResources must be an array');
  }
  if (customResources.length === 0) {
    throw inputError('at least 1 customResource is required');
  }
  return {
    ...readWorkloadsQuery(options),
    matchers: customResources as CustomResourceMatcher[],
  };
}

interface WorkloadsQuery {
  entity: FleetEntity;
  auth: RequestAuth;
}

/** The entity that a query of workloads names. */
export function readWorkloadsQuery(options: {
  body: unknown;
  entities: FleetEntity[];
}): WorkloadsQuery {
  const body = isObject(options.body) ? options.body : {};
  const { entityRef } = body;
  if (!entityRef) throw inputError('entity is a required field');
  if (typeof entityRef !== 'string') {
    throw inputError('entity query must be a string');
  }
  const ref = normalRef(entityRef);
  const entity = options.entities.find(known => refOf(known) === ref);
  if (!entity) throw inputError(`Entity ref missing, ${ref}`);
  return { entity, auth: body.auth as RequestAuth };
}

function normalRef(text: string): string {
  const match = /^([^:/]+):(?:([^:/]+)\/)?([^:/]+)$/.exec(text);
  if (!match) {
    throw inputError(
      `Invalid entity ref, TypeError: Entity reference "${text}" was not on ` +
        'the form [<kind>:][<namespace>/]<name>',
    );
  }
  const [, kind, namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`.toLowerCase();
}

const annotation = 'backstage.io/kubernetes';

/**
 * The selection of an entity's objects: without any annotation, the entity's
 * name is used.
 */
export function selectionOf(entity: FleetEntity): Selection {
  const annotations = entity.metadata.annotations ?? {};
  const id = annotations[`${annotation}-id`] || entity.metadata.name;
  return {
    labelSelector:
      annotations[`${annotation}-label-selector`] || `${annotation}-id=${id}`,
    namespace: annotations[`${annotation}-namespace`],
  };
}
