import { isObject, KubernetesObject } from '../types';
import { ResourceDefinition } from './resources';
import { badRequest } from './status';

/** Whether a selector matches an object. */
export type Predicate = (object: KubernetesObject) => boolean;

const setBased = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;
const existence = /^(!?)\s*([^\s=!()]+)$/;

/**
 * As in Kubernetes, `!=` and `notin` also match objects without the label
 * (apimachinery pkg/labels/selector.go).
 */
export function labelSelector(selector: string): Predicate {
  const requirements = splitOutsideParentheses(selector).map(requirementOf);
  return object => {
    const labels = object.metadata.labels ?? {};
    return requirements.every(requirement => requirement(labels));
  };
}

function requirementOf(text: string) {
  const set = setBased.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return (labels: Record<string, string>) =>
      operator === 'in'
        ? Object.hasOwn(labels, key) && values.includes(labels[key])
        : !Object.hasOwn(labels, key) || !values.includes(labels[key]);
  }
  const equal = equality.exec(text);
  if (equal) {
    const [, key, operator, value] = equal;
    return (labels: Record<string, string>) =>
      operator === '!=' ? labels[key] !== value : labels[key] === value;
  }
  const exists = existence.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return (labels: Record<string, string>) =>
      Object.hasOwn(labels, key) === (not === '');
  }
  throw badRequest(`unable to parse requirement: ${text}`);
}

function splitOutsideParentheses(selector: string): string[] {
  return selector
    .split(/,(?![^()]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

/**
 * Custom resources support metadata.name and metadata.namespace only, built-in
 * ones a few fields more. Kubernetes: apimachinery pkg/fields/selector.go.
 */
export function fieldSelector(
  selector: string,
  resource: ResourceDefinition,
): Predicate {
  const known = [
    'metadata.name',
    ...(resource.namespaced ? ['metadata.namespace'] : []),
    ...resource.fields,
  ];
  const terms = selector
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const term = equality.exec(part);
      if (!term)
        throw badRequest(
          `invalid selector: '${selector}'; can't understand '${part}'`,
        );
      const [, field, operator, value] = term;
      if (!known.includes(field)) {
        throw badRequest(`field label not supported: ${field}`);
      }
      return { path: field.split('.'), wanted: operator !== '!=', value };
    });
  return object =>
    terms.every(
      ({ path, wanted, value }) => (textAt(object, path) === value) === wanted,
    );
}

function textAt(object: KubernetesObject, path: string[]): string {
  const found = path.reduce<unknown>(
    (current, key) => (isObject(current) ? current[key] : undefined),
    object,
  );
  // Kubernetes: pkg/registry/core/event ToSelectableFields, of `source`.
  if (isObject(found)) {
    return String(found.component ?? object.reportingComponent ?? '');
  }
  return found === undefined || found === null ? '' : String(found);
}
