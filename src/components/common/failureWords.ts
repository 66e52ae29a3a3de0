import type { FluxFailureMeaning } from '../../api';

/** Message key for the meaning of a failure. */
export const MEANING_KEYS = {
  'not-permitted': 'meaning.notPermitted',
  'not-signed-in': 'meaning.notSignedIn',
  'not-installed': 'meaning.notInstalled',
  unreachable: 'meaning.unreachable',
  'no-answer': 'meaning.noAnswer',
  malformed: 'meaning.malformed',
  'ambiguous-cluster': 'meaning.ambiguousCluster',
  'another-object': 'meaning.anotherObject',
  unexpected: 'meaning.unexpected',
  'backend-missing': 'meaning.backendMissing',
} as const satisfies Record<FluxFailureMeaning, string>;

/** Message key for advice on the failure of a cluster. */
export const CLUSTER_ADVICE_KEYS = {
  'not-permitted': 'advice.notPermitted',
  'not-signed-in': 'advice.notSignedIn',
  'not-installed': 'advice.unexpected',
  unreachable: 'advice.unreachable',
  'no-answer': 'advice.noAnswer',
  malformed: 'advice.malformed',
  'ambiguous-cluster': 'advice.ambiguousCluster',
  'another-object': 'advice.unexpected',
  'backend-missing': 'advice.unexpected',
  unexpected: 'advice.unexpected',
} as const satisfies Record<FluxFailureMeaning, string>;

/** Message key for advice on a request that failed as a whole. */
export const REQUEST_ADVICE_KEYS = {
  'not-permitted': 'error.advice.notPermitted',
  'not-signed-in': 'error.advice.notSignedIn',
  'not-installed': 'error.advice.unexpected',
  unreachable: 'error.advice.unreachable',
  'no-answer': 'error.advice.noAnswer',
  malformed: 'error.advice.malformed',
  'ambiguous-cluster': 'advice.ambiguousCluster',
  'another-object': 'error.advice.unexpected',
  unexpected: 'error.advice.unexpected',
  'backend-missing': 'error.advice.backendMissing',
} as const satisfies Record<FluxFailureMeaning, string>;
