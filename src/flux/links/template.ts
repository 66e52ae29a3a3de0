import { groupOf, kindOf, versionOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { isRecord, listAt, textAt } from '../objects/json';
import type { FluxResource } from '../objects/types';
import { deployedOf } from '../sources/deployed';
import { statusOf } from '../status/status';
import { LONGEST_ADDRESS } from './redact';

/** An entry of `flux.links`. */
export interface FluxLinkTemplate {
  readonly title: string;
  /** With placeholders such as `{namespace}` and `{label:KEY}`. */
  readonly url: string;
  /** Kinds or their plurals, in whichever case; all if missing. */
  readonly kinds?: readonly string[];
  /** Names of clusters; all if missing. */
  readonly clusters?: readonly string[];
  /** States, in whichever case; all if missing. */
  readonly states?: readonly string[];
}

/** A link that an app's configuration has for a resource. */
export interface FluxTemplateLink {
  readonly title: string;
  readonly url: string;
}

/** Why a template makes no link for a resource. */
export type FluxLinkProblem = { readonly title: string } & (
  | {
      /** There is no such placeholder: the configuration is wrong. */
      readonly problem: 'unknown-placeholder';
      readonly placeholder: string;
    }
  | {
      /** The resource has none: there is no link for it, and no fault. */
      readonly problem: 'no-value';
      readonly placeholder: string;
    }
  | {
      /** What the resource has cannot stand there, such as a slash in a host. */
      readonly problem: 'unfit-value';
      readonly placeholder: string;
    }
  | {
      /** It is no address of http or https, or is far too long. */
      readonly problem: 'no-address';
      readonly url: string;
    }
);

/** Links for a resource, and why there are no more. */
export interface FluxTemplateLinks {
  readonly links: readonly FluxTemplateLink[];
  readonly problems: readonly FluxLinkProblem[];
}

/** The catalog entity on whose page a resource is shown. */
export interface FluxLinkEntity {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** What the app's configuration has as `flux.links`. */
export function readLinkTemplates(
  config: unknown,
): readonly FluxLinkTemplate[] {
  return listAt({ config }, 'config').flatMap(sent => {
    const title = textAt(sent, 'title');
    const url = textAt(sent, 'url');
    if (!title || !url || !isRecord(sent)) return [];
    return {
      title,
      url,
      kinds: filterAt(sent, 'kinds'),
      clusters: filterAt(sent, 'clusters'),
      states: filterAt(sent, 'states'),
    };
  });
}

/** The links of an app's own for a resource, in the order configured. */
export function templateLinksOf(
  resource: FluxResource,
  templates: readonly FluxLinkTemplate[],
  entity: FluxLinkEntity = {},
): FluxTemplateLinks {
  const results = templates
    .filter(template => appliesTo(template, resource))
    .map(template => fillIn(template, resource, entity));
  return {
    links: results.flatMap(result => ('problem' in result ? [] : [result])),
    problems: results.flatMap(result => ('problem' in result ? [result] : [])),
  };
}

function appliesTo(template: FluxLinkTemplate, resource: FluxResource) {
  const { kinds, clusters, states } = template;
  const { cluster, object } = resource;
  const kind = textAt(object, 'kind');
  return (
    isAmong(kinds, kind, kindOf(object)?.plural) &&
    (clusters?.includes(cluster) ?? true) &&
    isAmong(states, statusOf(object).state)
  );
}

function isAmong(
  wanted: readonly string[] | undefined,
  ...given: readonly (string | undefined)[]
): boolean {
  return (
    wanted?.some(each =>
      given.some(one => one?.toLowerCase() === each.toLowerCase()),
    ) ?? true
  );
}

function fillIn(
  template: FluxLinkTemplate,
  resource: FluxResource,
  entity: FluxLinkEntity,
): FluxTemplateLink | FluxLinkProblem {
  const { title, url } = template;
  // What comes before a slash, a question mark or a hash names the host.
  const beforePath = /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0].length ?? 0;
  let problem: FluxLinkProblem | undefined;
  const filled = url.replace(/\{([^{}]*)\}/g, (_, placeholder, at: number) => {
    const value = valueOf(placeholder, resource, entity);
    const inHost = at < beforePath;
    const encoded = value ? encode(value, inHost) : undefined;
    if (value === undefined) {
      problem ??= { title, problem: 'unknown-placeholder', placeholder };
    } else if (encoded === undefined) {
      const because = value === '' ? 'no-value' : 'unfit-value';
      problem ??= { title, problem: because, placeholder };
    }
    return encoded ?? '';
  });
  if (problem) return problem;
  const address = addressIn(filled);
  return address
    ? { title, url: address }
    : { title, problem: 'no-address', url: filled.slice(0, LONGEST_ADDRESS) };
}

/** '' where the resource has no value, undefined for what is no placeholder. */
function valueOf(
  placeholder: string,
  resource: FluxResource,
  entity: FluxLinkEntity,
): string | undefined {
  const { cluster, clusterTitle = cluster, object } = resource;
  const [, of, key = ''] = /^([a-z]+):(.+)$/.exec(placeholder) ?? [];
  if (of) return keyedValueOf(of, key, resource, entity);
  switch (placeholder) {
    case 'cluster':
      return cluster;
    case 'clusterTitle':
      return clusterTitle;
    case 'namespace':
      return namespaceOf(object);
    case 'name':
      return nameOf(object);
    case 'kind':
      return textAt(object, 'kind') ?? '';
    case 'plural':
      return kindOf(object)?.plural ?? '';
    case 'group':
      return groupOf(object) ?? '';
    case 'version':
      return versionOf(object) ?? '';
    case 'revision':
      return deployedOf(object).applied?.text ?? '';
    default:
      return undefined;
  }
}

function keyedValueOf(
  of: string,
  key: string,
  { object }: FluxResource,
  entity: FluxLinkEntity,
): string | undefined {
  switch (of) {
    case 'entity':
      return key === 'name' || key === 'namespace' || key === 'kind'
        ? entity[key] ?? ''
        : undefined;
    case 'label':
    case 'annotation':
      return textAt(object, 'metadata', `${of}s`, key) ?? '';
    default:
      return undefined;
  }
}

/**
 * A value for where it stands: hosts take only what a name is made of, all
 * else is encoded, so that it stays one segment, one parameter or one part of
 * a fragment. Dots alone would lead to another path, encoded or not (URL
 * standard: double-dot path segment).
 */
function encode(value: string, inHost: boolean): string | undefined {
  if (inHost) {
    return /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(value) ? value : undefined;
  }
  if (/^\.+$/.test(value)) return undefined;
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair.
    return undefined;
  }
}

function addressIn(text: string): string | undefined {
  // `https:name` would be relative to the page.
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\/[^/]/i.test(text)) {
    return undefined;
  }
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}

function filterAt(sent: unknown, key: string): readonly string[] | undefined {
  const list = listAt(sent, key).map(String);
  const one = textAt(sent, key);
  if (one) return [one];
  return list.length > 0 ? list : undefined;
}
