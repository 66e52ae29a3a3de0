import type { Entity } from '@backstage/catalog-model';
import {
  configApiRef,
  useApi,
  type ConfigApi,
} from '@backstage/core-plugin-api';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import {
  readLinkTemplates,
  templateLinksOf,
  type FluxLinkProblem,
  type FluxResource,
  type FluxTemplateLink,
} from '../../flux';

type LinksOf = (resource: FluxResource) => readonly FluxTemplateLink[];

const NO_LINKS: readonly FluxTemplateLink[] = [];
const LinksContext = createContext<LinksOf>(() => NO_LINKS);

/** Mistakes in the links of a configuration that have been logged. */
const toldOf = new WeakMap<ConfigApi, Set<string>>();

/** Gives the rows below the links that the app's configuration has for them. */
export function LinksProvider(props: {
  /** The entity whose page it is, if it is one's. */
  entity?: Entity;
  children: ReactNode;
}) {
  const { entity, children } = props;
  const config = useApi(configApiRef);
  const linksOf = useMemo(() => linksIn(config, entity), [config, entity]);
  return (
    <LinksContext.Provider value={linksOf}>{children}</LinksContext.Provider>
  );
}

/** The links of an app's own for a resource. */
export function useLinksOf(resource: FluxResource) {
  const linksOf = useContext(LinksContext);
  return useMemo(() => linksOf(resource), [linksOf, resource]);
}

function linksIn(config: ConfigApi, entity?: Entity): LinksOf {
  const templates = readLinkTemplates(config.getOptional('flux.links'));
  if (templates.length === 0) return () => NO_LINKS;
  const about = entity && {
    kind: entity.kind,
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
  };
  return resource => {
    const { links, problems } = templateLinksOf(resource, templates, about);
    problems.forEach(problem => tellAdmin(config, problem));
    return links;
  };
}

/** Tells an admin once what is wrong with a template, not with an object. */
function tellAdmin(config: ConfigApi, problem: FluxLinkProblem) {
  const words = wordsFor(problem);
  if (!words) return;
  const told = toldOf.get(config) ?? new Set();
  toldOf.set(config, told);
  const key = `${problem.title}\n${problem.problem}`;
  if (told.has(key)) return;
  told.add(key);
  // eslint-disable-next-line no-console
  console.warn(`flux.links, "${problem.title}": ${words}`);
}

function wordsFor(problem: FluxLinkProblem): string | undefined {
  switch (problem.problem) {
    case 'unknown-placeholder':
      return `there is no placeholder {${problem.placeholder}}`;
    case 'unfit-value':
      return `the value of {${problem.placeholder}} cannot stand where it does`;
    case 'no-address':
      return `not an address of http or https: ${problem.url}`;
    default:
      // An object without such a label is no mistake.
      return undefined;
  }
}
