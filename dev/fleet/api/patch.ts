import { isObject, JsonObject, KubernetesObject } from '../types';
import { ownersAfterUpdate } from './fieldOwners';
import { mergePatch, sameJson } from './mergePatch';
import { ResourceDefinition } from './resources';
import {
  ApiError,
  badRequest,
  conflict,
  invalid,
  unsupportedMediaType,
} from './status';

/**
 * The merge patch in the body of a request. Throws the API server's error if
 * there is none.
 */
export async function readPatch(request: Request): Promise<JsonObject> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (mediaType.trim() !== 'application/merge-patch+json') {
    throw unsupportedMediaType();
  }
  let patch: unknown;
  try {
    patch = JSON.parse(await request.text());
  } catch (error) {
    throw badRequest(`error decoding patch: ${(error as Error).message}`);
  }
  if (!isObject(patch)) {
    throw badRequest(
      'json: cannot unmarshal into Go value of type map[string]interface {}',
    );
  }
  return patch;
}

/**
 * The object after the patch, before generation and resourceVersion change. The
 * metadata that the server manages and the status stay as they were.
 * Kubernetes: apiserver endpoints/handlers/patch.go.
 */
export function applyPatch(options: {
  current: KubernetesObject;
  patch: JsonObject;
  resource: ResourceDefinition;
  manager: string;
  now: string;
}): KubernetesObject {
  const { current, patch, resource } = options;
  const patched = mergePatch(current, patch) as KubernetesObject;
  validate(current, patched, resource);
  const { metadata, status: _status, ...rest } = patched;
  const {
    uid,
    creationTimestamp,
    generation,
    deletionTimestamp,
    name,
    namespace,
  } = current.metadata;
  const next: KubernetesObject = {
    ...rest,
    apiVersion: current.apiVersion,
    kind: current.kind,
    metadata: {
      ...metadata,
      name,
      ...(namespace && { namespace }),
      uid,
      creationTimestamp,
      generation,
      resourceVersion: current.metadata.resourceVersion,
      ...(deletionTimestamp && { deletionTimestamp }),
    },
    ...(current.status && { status: current.status }),
  };
  if (sameJson(next, current)) return current;
  const { manager, now } = options;
  const managedFields = ownersAfterUpdate({
    before: current,
    after: next,
    manager,
    now,
  });
  return { ...next, metadata: { ...next.metadata, managedFields } };
}

function validate(
  current: KubernetesObject,
  patched: KubernetesObject,
  resource: ResourceDefinition,
) {
  const { group, plural, kind } = resource;
  const { name } = current.metadata;
  const metadata = isObject(patched.metadata) ? patched.metadata : undefined;
  if (metadata?.name !== name) {
    throw badRequest(
      `the name of the object (${metadata?.name}) does not match the name ` +
        `on the URL (${name})`,
    );
  }
  if (metadata.resourceVersion !== current.metadata.resourceVersion) {
    throw conflict({ group, plural, name });
  }
  const notText = [metadata.annotations, metadata.labels]
    .flatMap(map => Object.values(map ?? {}))
    .find(value => typeof value !== 'string');
  if (notText !== undefined) {
    throw new ApiError({
      code: 422,
      reason: 'Invalid',
      message:
        ` "" is invalid: patch: Invalid value: ${JSON.stringify(notText)}: ` +
        `json: cannot unmarshal ${typeof notText} into Go struct field ` +
        'ObjectMeta.metadata.annotations of type string',
      details: {},
    });
  }
  const causes = [
    ...changedUid(current, metadata.uid),
    ...invalidFields(patched),
  ];
  if (causes.length > 0) throw invalid({ kind, group, name, causes });
}

/**
 * Kubernetes: apimachinery pkg/api/validation ValidateObjectMetaAccessorUpdate.
 * A patch that omits or removes the uid does not change it.
 */
function changedUid(current: KubernetesObject, uid: unknown) {
  if (!uid || uid === current.metadata.uid) return [];
  return [
    {
      field: 'metadata.uid',
      message: `Invalid value: ${JSON.stringify(uid)}: field is immutable`,
    },
  ];
}

/** Fields that have the same type in all kinds of Flux. */
const types: Record<string, string> = {
  suspend: 'boolean',
  interval: 'string',
  timeout: 'string',
  path: 'string',
};

function invalidFields(object: KubernetesObject) {
  if (object.spec !== undefined && !isObject(object.spec)) {
    return [wrongType('spec', 'object', object.spec)];
  }
  return Object.entries(types)
    .filter(([field, type]) => {
      const value = object.spec?.[field];
      return value !== undefined && typeof value !== type;
    })
    .map(([field, type]) =>
      wrongType(`spec.${field}`, type, object.spec?.[field]),
    );
}

/** Kubernetes: kube-openapi pkg/validation/validate, type errors. */
function wrongType(field: string, type: string, value: unknown) {
  const found = Array.isArray(value) ? 'array' : typeof value;
  return {
    field,
    message:
      `Invalid value: "${found}": ${field} in body must be of type ${type}: ` +
      `"${found}"`,
  };
}
