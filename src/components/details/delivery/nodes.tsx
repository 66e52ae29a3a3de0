import { Link } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  fluxKindOf,
  webUrlOf,
  type FluxGraphEdge,
  type FluxGraphNode,
  type FluxGraphObject,
  type FluxGraphUpstream,
} from '../../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../../translations';
import {
  cut,
  DetailsLink,
  integrationsOf,
  StatusIcon,
  useDetailsOf,
} from '../../common';

/** Limits malicious names and revisions; real ones are shorter. */
const LONGEST = 300;

/** The kind of an object, or what a node is. */
export function kindWords(node: FluxGraphNode, t: FluxTranslate): string {
  switch (node.is) {
    case 'object':
      return cut(node.reference.kind, LONGEST);
    case 'upstream':
      return t('delivery.upstream');
    default:
      return t('delivery.applied');
  }
}

/** What a node is called, without its kind. */
export function nameOfNode(node: FluxGraphNode): string {
  if (node.is === 'upstream') return cut(node.url, LONGEST);
  if (node.is === 'applied') return '';
  const { namespace, name } = node.reference;
  return cut([namespace, name].filter(Boolean).join('/'), LONGEST);
}

/** A node in a few words: `Kustomization shop/carts`. */
export function nodeWords(node: FluxGraphNode, t: FluxTranslate): string {
  return `${kindWords(node, t)} ${nameOfNode(node)}`.trim();
}

/** How a node comes before another one, as the other one says it. */
export function relationWords(
  { relation, isBlocked }: FluxGraphEdge,
  t: FluxTranslate,
): string {
  const words =
    relation === 'upstream' || relation === 'applied'
      ? t(`delivery.relation.${relation}`)
      : t(`relation.${relation}`);
  return isBlocked ? `${words} (${t('delivery.blocked')})` : words;
}

/** The name of an object, a link to its details if it is Flux's. */
export function ObjectName(props: {
  node: FluxGraphObject;
  /** Whether its details are open, so that nothing leads there. */
  isCurrent: boolean;
}) {
  const { node, isCurrent } = props;
  const { reference } = node;
  const t = useFluxTranslation();
  const to = useDetailsOf()(reference);
  const words = (
    <>
      <span>{kindWords(node, t)}</span> <bdi>{nameOfNode(node)}</bdi>
    </>
  );
  if (isCurrent || !fluxKindOf(reference)) return <span>{words}</span>;
  return <DetailsLink to={to}>{words}</DetailsLink>;
}

/** Where a source fetches from, with links that a browser can open. */
export function UpstreamName(props: { node: FluxGraphUpstream }) {
  const { node } = props;
  const { origin, object } = node;
  const t = useFluxTranslation();
  const apis = useApiHolder();
  const to = webUrlOf(object, integrationsOf(apis));
  const words = (
    <>
      <span>{t('delivery.upstream')}</span> <bdi>{nameOfNode(node)}</bdi>
    </>
  );
  return (
    <>
      {to ? <Link to={to}>{words}</Link> : <span>{words}</span>}
      {origin && (
        <Link to={origin}>
          <bdi>{t('delivery.origin', { url: cut(origin, LONGEST) })}</bdi>
        </Link>
      )}
    </>
  );
}

/** How an object is, or why that is not known. */
export function ObjectState(props: {
  node: FluxGraphObject;
  isReading: boolean;
}) {
  const { node, isReading } = props;
  const t = useFluxTranslation();
  const { status, object, isMissing, isInCycle } = node;
  if (object && !status) return null;
  const notKnown = isReading ? t('health.Reading') : t('delivery.notRead');
  const missing = isMissing ? t('blockedBy.missing') : notKnown;
  return (
    <>
      <StatusIcon
        state={status?.state ?? (isMissing ? 'Stalled' : 'Unknown')}
      />
      <span>{status ? t(`state.${status.state}`) : missing}</span>
      {isInCycle && <span>{` · ${t('delivery.inCycle')}`}</span>}
    </>
  );
}

/** What an object applied, tries and could have, on one line. */
export function revisionWords(node: FluxGraphObject, t: FluxTranslate): string {
  const { revision, attempted, attemptFailed, newest } = node;
  const isTried = newest === attempted;
  return [
    revision,
    attempted &&
      t(attemptFailed ? 'revision.tryFailed' : 'revision.trying', {
        revision: attempted,
      }),
    newest &&
      (isTried
        ? t('revision.behindThat')
        : t('revision.behind', { revision: newest })),
  ]
    .flatMap(each => (each ? cut(each, LONGEST) : []))
    .join(' · ');
}

/** What is worth reading of an object that is not ready. */
export function messageOf({ status }: FluxGraphObject): string {
  const { state, underlying, message, reason } = status ?? {};
  const isWell = (underlying ?? state) === 'Ready';
  return isWell ? '' : message ?? reason ?? '';
}
