import { reviews, reviewsGroup } from '../rbac';
import { apiVersionOf, ResourceDefinition } from './resources';

/** Kubernetes: what GET /api answers. */
export function coreVersions() {
  return { kind: 'APIVersions', versions: ['v1'] };
}

/** Kubernetes: what GET /apis answers. */
export function groupList(resources: ResourceDefinition[]) {
  const groups = new Set(resources.map(({ group }) => group));
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groups, reviewsGroup]
      .filter(group => group !== '')
      .map(group => groupOf(resources, group)),
  };
}

/** Kubernetes: what GET /apis/<group> answers; undefined if not served. */
export function apiGroup(resources: ResourceDefinition[], group: string) {
  const found = groupOf(resources, group);
  if (found.versions.length === 0) return undefined;
  return { kind: 'APIGroup', apiVersion: 'v1', ...found };
}

function groupOf(resources: ResourceDefinition[], name: string) {
  const names = resources
    .filter(({ group }) => group === name)
    .flatMap(({ versions }) => versions.map(version => version.name));
  if (name === reviewsGroup) names.push('v1');
  const versions = [...new Set(names)]
    .sort(byPriority)
    .map(version => ({ groupVersion: apiVersionOf(name, version), version }));
  return { name, versions, preferredVersion: versions[0] };
}

/**
 * The order of versions: GA before beta before alpha, then the higher number
 * first. Kubernetes: apimachinery pkg/version/helpers.go.
 */
export function byPriority(left: string, right: string): number {
  const [first, second] = [left, right].map(partsOf);
  return (
    second.stability - first.stability ||
    second.major - first.major ||
    second.minor - first.minor
  );
}

function partsOf(version: string) {
  const [, major, stage, minor] =
    /^v(\d+)(alpha|beta)?(\d+)?$/.exec(version) ?? [];
  return {
    stability: ['alpha', 'beta', undefined].indexOf(stage),
    major: Number(major),
    minor: Number(minor ?? 0),
  };
}

/** Kubernetes: what GET /apis/<group>/<version> answers. */
export function resourceList(
  resources: ResourceDefinition[],
  group: string,
  version: string,
) {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf(group, version),
    resources: [
      ...resources
        .filter(
          resource =>
            resource.group === group &&
            resource.versions.some(({ name }) => name === version),
        )
        .map(({ plural, kind, namespaced, shortNames, custom }) => ({
          name: plural,
          singularName: kind.toLowerCase(),
          namespaced,
          kind,
          verbs: custom ? ['get', 'list', 'patch'] : ['get', 'list'],
          ...(shortNames.length > 0 && { shortNames }),
        })),
      ...(group === reviewsGroup && version === 'v1'
        ? [...reviews].map(([name, { kind }]) => ({
            name,
            singularName: kind.toLowerCase(),
            namespaced: false,
            kind,
            verbs: ['create'],
          }))
        : []),
    ],
  };
}

/** Kubernetes: what GET /version answers. */
export function versionInfo(gitVersion: string) {
  const [major, minor] = gitVersion.replace('v', '').split('.');
  return { major, minor, gitVersion, platform: 'linux/amd64' };
}
