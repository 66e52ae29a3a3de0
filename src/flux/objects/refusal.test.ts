import { LONG } from '../__testUtils__/long';
import { refusalOf, type FluxRefusal } from '..';

const carts = 'helmreleases.helm.toolkit.fluxcd.io "carts"';
const rbac = `${carts} is forbidden: User "system:serviceaccount:backstage:backstage" cannot patch resource "helmreleases" in API group "helm.toolkit.fluxcd.io" in the namespace "shop"`;
// `admission webhook "…" denied the request: ` is the API server's (apiserver
// v0.36.3 pkg/admission/plugin/webhook/errors/statuserror.go line 29). What
// Gatekeeper and Kyverno say after it, and the names of their webhooks, are
// from public reports (fluxcd/helm-controller#1370), not read in their sources;
// no rule depends on them.
const gatekeeper =
  'admission webhook "validation.gatekeeper.sh" denied the request: [require-ticket] annotation change-ticket is missing';
const kyverno =
  'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource HelmRelease/shop/carts was blocked due to the following policies \n\nrequire-ticket:\n  check-ticket: \'validation error: annotation change-ticket is missing. rule check-ticket failed at path /metadata/annotations/\'\n';
const policy =
  "ValidatingAdmissionPolicy 'require-ticket' with binding 'require-ticket-binding' denied request: annotation change-ticket is missing";

const byRbac = { by: 'rbac', verb: 'patch' } as const;
const byGatekeeper = {
  by: 'admission',
  policy: 'validation.gatekeeper.sh',
} as const;
const byPolicy = { by: 'admission', policy: 'require-ticket' } as const;

describe('refusalOf', () => {
  it.each<[string, number | undefined, string | undefined, FluxRefusal]>([
    ['RBAC', 403, rbac, byRbac],
    ['RBAC, whose message came without its number', undefined, rbac, byRbac],
    [
      'RBAC, of a list',
      403,
      'helmreleases.helm.toolkit.fluxcd.io is forbidden: User "backstage" cannot list resource "helmreleases" in API group "helm.toolkit.fluxcd.io" at the cluster scope',
      { by: 'rbac', verb: 'list' },
    ],
    [
      'RBAC with a broken role',
      403,
      `${rbac}: RBAC: clusterrole.rbac.authorization.k8s.io "gone" not found`,
      byRbac,
    ],
    [
      'the IAM of Google Cloud',
      403,
      `${carts} is forbidden: User "jane@example.com" cannot patch resource "helmreleases" in API group "helm.toolkit.fluxcd.io" in the namespace "shop": requires one of ["container.thirdPartyObjects.update"] permission(s).`,
      byRbac,
    ],
    [
      'the IAM of Azure',
      403,
      `${carts} is forbidden: User "0f4c7a3e" cannot patch resource "helmreleases" in API group "helm.toolkit.fluxcd.io" in the namespace "shop": User does not have access to the resource in Azure. Update role assignment to allow access.`,
      byRbac,
    ],
    [
      'RBAC, which lets nobody act for others',
      403,
      'users "jane" is forbidden: User "backstage" cannot impersonate resource "users" in API group "" at the cluster scope',
      { by: 'rbac', verb: 'impersonate' },
    ],
    [
      'RBAC, of a path',
      403,
      'forbidden: User "system:anonymous" cannot get path "/apis"',
      { by: 'rbac', verb: 'get' },
    ],
    [
      'RBAC, of a user who is called like a webhook',
      403,
      `${carts} is forbidden: User "admission webhook \\"x\\" denied the request" cannot patch resource "helmreleases" in API group "helm.toolkit.fluxcd.io" in the namespace "shop"`,
      byRbac,
    ],
    ['Gatekeeper', 403, gatekeeper, byGatekeeper],
    [
      'Gatekeeper, as kubectl and helm-controller tell it',
      403,
      `Error from server (Forbidden): error when patching "/tmp/release.yaml": ${gatekeeper}`,
      byGatekeeper,
    ],
    [
      'Gatekeeper, as kustomize-controller tells it',
      undefined,
      `HelmRelease/shop/carts dry-run failed (Forbidden): ${gatekeeper}`,
      byGatekeeper,
    ],
    [
      'Kyverno',
      400,
      kyverno,
      { by: 'admission', policy: 'validate.kyverno.svc-fail' },
    ],
    [
      'a webhook that quotes RBAC',
      403,
      `admission webhook "x.example.com" denied the request: ${rbac}`,
      { by: 'admission', policy: 'x.example.com' },
    ],
    [
      'a webhook that says nothing',
      400,
      'admission webhook "x.example.com" denied the request without explanation',
      { by: 'admission', policy: 'x.example.com' },
    ],
    [
      'a webhook that calls it not found',
      404,
      'admission webhook "x.example.com" denied the request: tenant not found',
      { by: 'admission', policy: 'x.example.com' },
    ],
    [
      'a ValidatingAdmissionPolicy that forbids',
      403,
      `${carts} is forbidden: ${policy}`,
      byPolicy,
    ],
    // apiserver v0.36.3 pkg/admission/plugin/policy/validating/dispatcher.go
    // line 298: the number is 422 by default, and the words are Forbidden's.
    [
      'a ValidatingAdmissionPolicy whose number says invalid, as by default',
      422,
      `${carts} is forbidden: ${policy}`,
      byPolicy,
    ],
    [
      'a ValidatingAdmissionPolicy whose configuration is wrong (line 296)',
      422,
      `${carts} is forbidden: ValidatingAdmissionPolicy 'require-ticket' denied request: failed to configure policy: no such params`,
      byPolicy,
    ],
    // pkg/admission/plugin/policy/generic/policy_dispatcher.go line 413 and
    // 416: with the number 403, or 422 where the reason is Invalid.
    [
      'a MutatingAdmissionPolicy',
      403,
      "policy 'require-ticket' with binding 'require-ticket-binding' denied request: failed to configure binding: no such params",
      byPolicy,
    ],
    [
      'a MutatingAdmissionPolicy that does not know its binding',
      403,
      'policy "require-ticket" denied request: failed to configure policy: no such params',
      byPolicy,
    ],
    // kubectl v0.36.3 pkg/cmd/util/helpers.go, checkErr and
    // statusCausesToAggrError.
    [
      'a ValidatingAdmissionPolicy, as kubectl tells it',
      422,
      `The helmreleases "carts" is invalid: : ${policy}`,
      byPolicy,
    ],
    ['a ValidatingAdmissionPolicy alone', 422, policy, byPolicy],
    [
      'PodSecurity',
      403,
      'pods "carts" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      { by: 'admission' },
    ],
    [
      'a namespace that is going away',
      403,
      `${carts} is forbidden: unable to create new content in namespace shop because it is being terminated`,
      { by: 'admission' },
    ],
    [
      'a quota',
      403,
      `${carts} is forbidden: exceeded quota: objects, requested: count/helmreleases.helm.toolkit.fluxcd.io=1, used: count/helmreleases.helm.toolkit.fluxcd.io=5, limited: count/helmreleases.helm.toolkit.fluxcd.io=5`,
      { by: 'quota', policy: 'objects' },
    ],
    [
      'a webhook that cannot be reached',
      500,
      'Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s": context deadline exceeded',
      { by: 'webhook-failed', policy: 'validate.kyverno.svc-fail' },
    ],
    // apiserver v0.36.3 pkg/util/webhook/error.go line 38.
    [
      'a webhook of which no more is known',
      500,
      'Internal error occurred: failed calling webhook "validate.kyverno.svc-fail"; no further details available',
      { by: 'webhook-failed', policy: 'validate.kyverno.svc-fail' },
    ],
    // apiserver v0.36.3 pkg/admission/plugin/webhook/mutating/dispatcher.go
    // line 347.
    [
      'a webhook that changes what it may not',
      500,
      'Internal error occurred: admission webhook "x.example.com" attempted to modify the object, which is not supported for this operation',
      { by: 'webhook-failed', policy: 'x.example.com' },
    ],
    // apiserver v0.36.3 pkg/admission/plugin/resourcequota/controller.go
    // line 474.
    [
      'a quota that has not been counted yet',
      403,
      `${carts} is forbidden: status unknown for quota: objects, resources: count/helmreleases.helm.toolkit.fluxcd.io`,
      { by: 'quota', policy: 'objects' },
    ],
    [
      'a conversion webhook that cannot be reached',
      500,
      'conversion webhook for helm.toolkit.fluxcd.io/v2beta1, Kind=HelmRelease failed: Post "https://x.svc:443/convert?timeout=30s": no endpoints available',
      { by: 'webhook-failed' },
    ],
    [
      'a CRD',
      422,
      'HelmRelease.helm.toolkit.fluxcd.io "carts" is invalid: spec.interval: Invalid value: "soon": spec.interval in body should match',
      { by: 'validation' },
    ],
    [
      'a change at the same time',
      409,
      `Operation cannot be fulfilled on ${carts}: the object has been modified; please apply your changes to the latest version and try again`,
      { by: 'conflict' },
    ],
    [
      'an owner of the field',
      409,
      'Apply failed with 1 conflict: conflict with "flux": .spec.suspend',
      { by: 'conflict' },
    ],
    ['an object that is gone', 404, `${carts} not found`, { by: 'not-found' }],
    [
      'a kind that is not served',
      404,
      'the server could not find the requested resource',
      { by: 'not-found' },
    ],
    [
      'a limit of the API server',
      413,
      'Request entity too large: limit is 3145728',
      { by: 'too-large' },
    ],
    [
      'a limit of etcd',
      500,
      'etcdserver: request is too large',
      { by: 'too-large' },
    ],
    [
      'too many requests',
      429,
      'too many requests, please try again later',
      { by: 'busy' },
    ],
    [
      'an API server that has just started',
      429,
      'storage is (re)initializing',
      { by: 'busy' },
    ],
    ['credentials', 401, 'Unauthorized', { by: 'not-signed-in' }],
    [
      'a proxy with a page of its own',
      403,
      '<html><head><title>403 Forbidden</title></head></html>',
      { by: 'unknown' },
    ],
    ['a proxy with a word', 403, 'Forbidden', { by: 'unknown' }],
    ['nobody who says so', 403, undefined, { by: 'unknown' }],
    ['what cannot be told', 400, 'Bad Request', { by: 'unknown' }],
    ['its number alone', 409, '', { by: 'conflict' }],
    ['its number alone', 422, undefined, { by: 'validation' }],
    ['nothing', undefined, undefined, { by: 'unknown' }],
  ])('%s (%p)', (_, statusCode, message, expected) => {
    expect(refusalOf(statusCode, message)).toEqual(expected);
  });

  it('reads a message of any length within the timeout of a test', () => {
    for (const part of ['a', '"', 'is forbidden: ', 'User "', ' "x" is ']) {
      const message = part.repeat(LONG / part.length);
      expect(refusalOf(403, message).policy ?? '').toHaveLength(0);
    }
  });

  it('tolerates a message that is no text', () => {
    const none = 7 as unknown as string;
    expect(refusalOf(403, none)).toEqual({ by: 'unknown' });
  });
});
