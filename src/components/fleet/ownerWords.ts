import type { FluxEntity } from '../../flux';

/** An entity ref without the kind `group` and the namespace `default`. */
export function shortRef(ref: string): string {
  return ref.replace(/^group:/, '').replace(/^(\w+:)?default\//, '$1');
}

/** The owners of some entities, each once. */
export function ownerRefsOf(
  entities: readonly FluxEntity[],
): readonly string[] {
  return [...new Set(entities.flatMap(({ ownedBy }) => ownedBy))];
}

/** The names of an entity and its owners, to search and sort by. */
export function ownerText(entities: readonly FluxEntity[]): string {
  return [
    ...entities.map(({ ref, title }) =>
      [title, shortEntityRef(ref)].filter(part => part).join(' '),
    ),
    ...ownerRefsOf(entities).map(shortRef),
  ].join(' ');
}

function shortEntityRef(ref: string): string {
  return ref.replace(/^component:/, '').replace(/^(\w+:)?default\//, '$1');
}
