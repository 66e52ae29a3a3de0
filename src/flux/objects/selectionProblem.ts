import {
  isDnsLabel,
  labelValueProblem,
  selectorProblem,
  type LabelValueProblem,
  type SelectorProblem,
} from './labelSelector';

/** An annotation of an entity that API servers reject in every query. */
export interface FluxSelectionProblem {
  /** Name of the annotation. */
  readonly annotation: string;
  /** Its value. */
  readonly value: string;
  readonly because:
    | LabelValueProblem
    | SelectorProblem
    | { readonly problem: 'namespace' };
}

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

/**
 * What is wrong with the annotations that select the Flux objects of an entity;
 * undefined if API servers accept them. Only annotations that take effect are
 * checked: a selector overrides an id (plugin-kubernetes-backend:
 * KubernetesFanOutHandler).
 */
export function selectionProblemOf(
  annotations: Readonly<Record<string, string>> | undefined,
): FluxSelectionProblem | undefined {
  const {
    [ID]: id,
    [SELECTOR]: selector,
    [NAMESPACE]: namespace,
  } = annotations ?? {};
  // API servers ignore white space around a value.
  const because = selector
    ? selectorProblem(selector)
    : id && labelValueProblem(id.trim());
  if (because) {
    return selector
      ? { annotation: SELECTOR, value: selector, because }
      : { annotation: ID, value: id, because };
  }
  return namespace && !isNamespace(namespace)
    ? {
        annotation: NAMESPACE,
        value: namespace,
        because: { problem: 'namespace' },
      }
    : undefined;
}

function isNamespace(text: string): boolean {
  return text.length <= 63 && isDnsLabel(text);
}
