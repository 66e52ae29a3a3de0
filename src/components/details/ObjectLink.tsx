import { fluxKindOf, type FluxReference } from '../../flux';
import { cut, DetailsLink, useDetailsOf } from '../common';

/** Props of {@link ObjectLink}. */
export interface ObjectLinkProps {
  reference: FluxReference;
  /** Whether its kind is already shown elsewhere. */
  hasKind?: boolean;
}

/** An object by its kind and name; a link to its details if it is Flux's. */
export function ObjectLink(props: ObjectLinkProps) {
  const { reference, hasKind } = props;
  const { kind, namespace, name } = reference;
  const to = useDetailsOf()(reference);
  const path = [namespace, name]
    .flatMap(part => (part ? cut(part) : []))
    .join('/');
  const words = (
    <bdi>
      {!hasKind && `${kind} `}
      {path}
    </bdi>
  );
  return fluxKindOf(reference) ? (
    <DetailsLink to={to}>{words}</DetailsLink>
  ) : (
    words
  );
}
