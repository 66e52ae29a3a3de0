import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import {
  kubernetesIdOf,
  type FluxEntity,
  type FluxObject,
  type FluxResource,
  type FluxResourceTree,
} from '../../../flux';
import { useCatalogEntities } from '../../../hooks';
import { Caption } from '../../common';

type ById = ReadonlyMap<string, readonly FluxEntity[]>;

const EntitiesContext = createContext<ById>(new Map());

/** Props of {@link OtherEntities}. */
export interface OtherEntitiesProps {
  /** The object that applied the tree. */
  of: FluxResource;
  tree: FluxResourceTree;
  children: ReactNode;
}

/**
 * Finds the entities that objects of a tree belong to, if it is another one than
 * that of the object that applied them. Only then the catalog is read.
 */
export function OtherEntities(props: OtherEntitiesProps) {
  const { of, tree, children } = props;
  const own = kubernetesIdOf(of.object);
  const hasOthers = useMemo(
    () =>
      tree.groups.some(({ nodes }) =>
        nodes.some(({ object }) => {
          const id = object && kubernetesIdOf(object);
          return id !== undefined && id !== own;
        }),
      ),
    [tree, own],
  );
  const { entities } = useCatalogEntities(hasOthers);
  const byId = useMemo(() => {
    const found = new Map<string, FluxEntity[]>();
    for (const entity of entities ?? []) {
      const id = entity.annotations['backstage.io/kubernetes-id'];
      if (typeof id !== 'string' || id === own) continue;
      found.set(id, [...(found.get(id) ?? []), entity]);
    }
    return found;
  }, [entities, own]);
  return (
    <EntitiesContext.Provider value={byId}>{children}</EntitiesContext.Provider>
  );
}

/** Links to the other entities that an object belongs to. */
export function OtherEntityLinks(props: { object?: FluxObject }) {
  const id = props.object && kubernetesIdOf(props.object);
  const byId = useContext(EntitiesContext);
  const entities = (id !== undefined && byId.get(id)) || [];
  return (
    <>
      {entities.map(({ ref }) => (
        <Caption key={ref}>
          <EntityRefLink entityRef={ref} />
        </Caption>
      ))}
    </>
  );
}
