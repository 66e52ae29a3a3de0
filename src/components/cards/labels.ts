import type { Entity } from '@backstage/catalog-model';
import { labelSelectorOf } from '../../api';

/**
 * The label selector of an entity's objects, and its labels as lines of YAML if
 * it is a plain list of labels (`a=b,c=d`).
 */
export function labelsOf(entity: Entity): {
  selector: string;
  labels?: string;
} {
  const selector = labelSelectorOf(entity);
  const pairs = selector
    .split(',')
    .map(part => /^\s*([\w./-]+)\s*==?\s*([\w.-]+)\s*$/.exec(part));
  if (pairs.includes(null)) return { selector };
  const labels = pairs.map(pair => `    ${pair?.[1]}: '${pair?.[2]}'`);
  return { selector, labels: labels.join('\n') };
}
