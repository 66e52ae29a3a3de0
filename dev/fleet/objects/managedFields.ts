import { isObject, JsonObject, KubernetesObject } from '../types';

/**
 * The object with `metadata.managedFields`, as every object of a real cluster
 * has. Kubernetes: apimachinery meta/v1 ManagedFieldsEntry.
 */
export function managedFields(object: KubernetesObject): KubernetesObject {
  const { apiVersion, metadata, spec, status } = object;
  const time = metadata.creationTimestamp;
  const entry = (manager: string, fields: JsonObject, more: JsonObject) => ({
    apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsOf(fields),
    manager,
    operation: 'Apply',
    time,
    ...more,
  });
  const { labels = {}, annotations = {} } = metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      managedFields: [
        entry(
          'kustomize-controller',
          { metadata: { labels, annotations }, spec },
          {},
        ),
        entry(
          'gotk-controller',
          { status },
          { operation: 'Update', subresource: 'status' },
        ),
      ],
    },
  };
}

function fieldsOf(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      `f:${key}`,
      isObject(field) ? fieldsOf(field) : {},
    ]),
  );
}
