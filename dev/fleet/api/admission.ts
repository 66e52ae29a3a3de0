import { qualifiedResource, ResourceDefinition } from './resources';
import { ApiError } from './status';

/** Who can say no to a write that is permitted. */
export type AdmissionController =
  | 'gatekeeper'
  | 'kyverno'
  | 'validatingAdmissionPolicy';

/** A rule that a write breaks. */
export interface AdmissionDenial {
  by: AdmissionController;
  /** Its name; `require-ticket` if left out. */
  policy?: string;
  /** What is wrong, in the words of who wrote the rule. */
  message?: string;
}

/** The failure with which the API server refuses to admit a write. */
export function notAdmitted(options: {
  denial: AdmissionDenial;
  resource: ResourceDefinition;
  name: string;
  namespace?: string;
}): ApiError {
  const { denial, resource, name, namespace = '' } = options;
  const {
    by,
    policy = 'require-ticket',
    message = 'annotation change-ticket is missing',
  } = denial;
  switch (by) {
    case 'gatekeeper':
      // controller-runtime: pkg/webhook/admission Denied.
      return new ApiError({
        code: 403,
        reason: 'Forbidden',
        message: deniedBy('validation.gatekeeper.sh', `[${policy}] ${message}`),
      });
    case 'kyverno':
      // Kyverno: pkg/webhooks/utils GetBlockedMessages; it gives no code, for
      // which the API server takes 400, and no reason.
      return new ApiError({
        code: 400,
        message: deniedBy(
          'validate.kyverno.svc-fail',
          `\n\nresource ${resource.kind}/${namespace}/${name} was blocked due ` +
            `to the following policies \n\n${policy}:\n` +
            `  ${policy}: 'validation error: ${message}'\n`,
        ),
      });
    default: {
      // Kubernetes: apiserver pkg/admission/plugin/policy/validating, which
      // makes an Invalid of a Forbidden, but for its words.
      const { group, plural } = resource;
      const cause =
        `ValidatingAdmissionPolicy '${policy}' with binding ` +
        `'${policy}-binding' denied request: ${message}`;
      return new ApiError({
        code: 422,
        reason: 'Invalid',
        message: `${qualifiedResource(
          resource,
        )} "${name}" is forbidden: ${cause}`,
        details: { name, group, kind: plural, causes: [{ message: cause }] },
      });
    }
  }
}

/** Kubernetes: apiserver pkg/admission/plugin/webhook/errors/statuserror.go. */
function deniedBy(webhook: string, message: string): string {
  return `admission webhook "${webhook}" denied the request: ${message}`;
}
