import { notAcceptable } from './status';

/** How much of each object is sent. */
export type SentForm = 'whole' | 'metadata';

const metaV1 = { g: 'meta.k8s.io', v: 'v1' };

/**
 * The form of the answer that a request accepts, the first one if it accepts
 * several. `as=Table` is not simulated: the next clause is used. Kubernetes:
 * apiserver pkg/endpoints/handlers/negotiation and response.go.
 */
export function acceptedForm(
  accept: string | null,
  target: 'list' | 'object',
): SentForm {
  const clauses = (accept || '*/*').split(',').map(clauseOf);
  const isJson = ({ type }: Clause) =>
    ['application/json', 'application/*', '*/*'].includes(type);
  const found = clauses.find(
    clause => isJson(clause) && (!clause.as || isPartial(clause)),
  );
  if (!found) {
    throw notAcceptable(
      'only the following media types are accepted: application/json, ' +
        'application/yaml, application/vnd.kubernetes.protobuf',
    );
  }
  if (!found.as) return 'whole';
  const isList = found.as.endsWith('List');
  if (isList !== (target === 'list')) {
    throw notAcceptable(
      `you requested ${found.as}, but the requested object is ` +
        `${isList ? 'not a' : 'a'} list`,
    );
  }
  return 'metadata';
}

interface Clause {
  type: string;
  as?: string;
  g?: string;
  v?: string;
}

function clauseOf(text: string): Clause {
  const [type, ...parameters] = text.split(';').map(part => part.trim());
  return {
    type,
    ...Object.fromEntries(
      parameters.map(parameter =>
        parameter.split('=').map(part => part.trim()),
      ),
    ),
  };
}

function isPartial({ as, g, v }: Clause): boolean {
  return (
    /^PartialObjectMetadata(List)?$/.test(as ?? '') &&
    g === metaV1.g &&
    v === metaV1.v
  );
}
