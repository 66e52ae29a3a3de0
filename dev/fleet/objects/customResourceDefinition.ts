import { byPriority } from '../api/discovery';
import { ServedVersion } from '../servedKinds';
import { KubernetesObject, ObjectMeta } from '../types';

/** Builds a CustomResourceDefinition without fields in its schema. */
export function customResourceDefinition(options: {
  metadata: Omit<ObjectMeta, 'name'>;
  group: string;
  kind: string;
  plural: string;
  shortNames: string[];
  versions: ServedVersion[];
}): KubernetesObject {
  const { metadata, group, kind, plural, shortNames, versions } = options;
  const names = {
    kind,
    listKind: `${kind}List`,
    plural,
    ...(shortNames.length > 0 && { shortNames }),
    singular: kind.toLowerCase(),
  };
  const condition = (type: string, reason: string, message: string) => ({
    lastTransitionTime: metadata.creationTimestamp,
    message,
    reason,
    status: 'True',
    type,
  });
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, ...metadata },
    spec: {
      conversion: { strategy: 'None' },
      group,
      names,
      scope: 'Namespaced',
      versions: [...versions]
        .sort((left, right) => byPriority(left.name, right.name))
        .map(({ name, storage }) => ({
          name,
          served: true,
          storage,
          ...(!storage && { deprecated: true }),
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
          subresources: { status: {} },
        })),
    },
    status: {
      acceptedNames: names,
      conditions: [
        condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
        condition(
          'Established',
          'InitialNamesAccepted',
          'the initial names have been accepted',
        ),
      ],
      storedVersions: versions
        .filter(({ storage }) => storage)
        .map(({ name }) => name),
    },
  };
}
