import { qualifiedResource, ResourceDefinition } from './resources';
import { ApiError } from './status';

/** The admission controllers that can reject a permitted write. */
export type AdmissionController =
  | 'gatekeeper'
  | 'kyverno'
  | 'validatingAdmissionPolicy';

/** A rule that a write breaks. */
export interface AdmissionDenial {
  by: AdmissionController;
  /** Name of the policy; `require-ticket` by default. */
  policy?: string;
  /** The message that the policy's author wrote. */
  message?: string;
}

/** The error with which the API server rejects a write. */
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
      // Kyverno: pkg/webhooks/utils GetBlockedMessages. It sends no reason, and
      // no code either, for which the API server uses 400.
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
      // changes the code and reason to those of Invalid, but keeps the message
      // of Forbidden.
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
