import { isRecord, textAt } from '../objects/json';

/**
 * An entry of `flux.environments`. An object belongs to the first that matches
 * all that it names; one that names nothing matches everything.
 */
export interface FluxEnvironmentRule {
  readonly title: string;
  /** Names of clusters, not their titles. */
  readonly clusters?: readonly string[];
  /** Namespaces of objects, or that they deploy to. */
  readonly namespaces?: readonly string[];
  /** Names of what `spec.kubeConfig` refers to. */
  readonly targets?: readonly string[];
  /** Labels that an object has, all of them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The keys that an entry may have. */
export const FLUX_ENVIRONMENT_RULE_KEYS = [
  'title',
  'clusters',
  'namespaces',
  'targets',
  'labels',
] as const;

/** Why an entry of `flux.environments`, or all of it, is left out. */
export type FluxEnvironmentRuleProblem =
  | { readonly problem: 'not-a-list' }
  | {
      readonly problem: 'no-title';
      /** Which entry, from 0. */
      readonly index: number;
    }
  | {
      readonly problem: 'unknown-key' | 'invalid-value';
      readonly index: number;
      readonly title: string;
      readonly key: string;
    };

/** The entries of `flux.environments` that can be used, and what is wrong. */
export interface FluxEnvironmentRules {
  readonly rules: readonly FluxEnvironmentRule[];
  readonly problems: readonly FluxEnvironmentRuleProblem[];
}

/**
 * What the app's configuration has as `flux.environments`. An entry with a
 * mistake is left out: without what was meant, it would match too much.
 */
export function readEnvironments(config: unknown): FluxEnvironmentRules {
  if (config === undefined || config === null) {
    return { rules: [], problems: [] };
  }
  if (!Array.isArray(config)) {
    return { rules: [], problems: [{ problem: 'not-a-list' }] };
  }
  const read = config.map(readRule);
  return {
    rules: read.flatMap(one => ('problem' in one ? [] : [one])),
    problems: read.flatMap(one => ('problem' in one ? [one] : [])),
  };
}

function readRule(
  sent: unknown,
  index: number,
): FluxEnvironmentRule | FluxEnvironmentRuleProblem {
  const title = textAt(sent, 'title');
  if (!title || !isRecord(sent)) return { problem: 'no-title', index };
  const unknownKey = Object.keys(sent).find(
    key => !FLUX_ENVIRONMENT_RULE_KEYS.some(known => known === key),
  );
  if (unknownKey !== undefined) {
    return { problem: 'unknown-key', index, title, key: unknownKey };
  }
  const clusters = textsIn(sent.clusters);
  const namespaces = textsIn(sent.namespaces);
  const targets = textsIn(sent.targets);
  const labels = labelsIn(sent.labels);
  const read = { clusters, namespaces, targets, labels };
  const invalid = Object.entries(read).find(([, value]) => value === null);
  if (invalid) {
    return { problem: 'invalid-value', index, title, key: invalid[0] };
  }
  return {
    title,
    clusters: clusters ?? undefined,
    namespaces: namespaces ?? undefined,
    targets: targets ?? undefined,
    labels: labels ?? undefined,
  };
}

/** Null for what is no list of texts; undefined where there is nothing. */
function textsIn(sent: unknown): readonly string[] | undefined | null {
  if (sent === undefined || sent === null) return undefined;
  const list = Array.isArray(sent) ? sent : [sent];
  if (!list.every(isScalar)) return null;
  return list.length > 0 ? list.map(String) : undefined;
}

function labelsIn(
  sent: unknown,
): Readonly<Record<string, string>> | undefined | null {
  if (sent === undefined || sent === null) return undefined;
  if (!isRecord(sent) || !Object.values(sent).every(isLabelValue)) return null;
  const entries = Object.entries(sent);
  return entries.length > 0
    ? Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
    : undefined;
}

/** YAML has a number for a namespace that is called so. */
function isScalar(sent: unknown): boolean {
  return (typeof sent === 'string' && sent !== '') || typeof sent === 'number';
}

function isLabelValue(sent: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof sent);
}
