import { lastPollTooLate, noRoom } from '../__fixtures__/workloads';
import { hostile } from '../__testUtils__/hostile';
import { adviceFor, refusalIn, type FluxAdvice } from './advice';

it.each<[FluxAdvice | undefined, string | undefined, string]>([
  [
    'service-account-rights',
    'ReconciliationFailed',
    'Deployment/shop/carts dry-run failed (Forbidden): deployments.apps "carts" is forbidden: User "system:serviceaccount:shop:deployer" cannot patch resource "deployments" in API group "apps" in the namespace "shop"',
  ],
  [
    'policy',
    'ReconciliationFailed',
    'Deployment/shop/carts dry-run failed (Forbidden): admission webhook "validate.kyverno.svc-fail" denied the request: no limits',
  ],
  [
    'policy',
    'RetriesExceeded',
    'Helm upgrade failed for release shop/carts with chart carts@1.0.0: cannot patch "carts" with kind Deployment: admission webhook "validate.kyverno.svc-fail" denied the request: timed out waiting for the condition',
  ],
  [
    'policy',
    'ReconciliationFailed',
    "Deployment/shop/carts dry-run failed (Invalid): deployments.apps \"carts\" is forbidden: ValidatingAdmissionPolicy 'limits' with binding 'all' denied request: no limits",
  ],
  [
    'webhook-dry-run',
    undefined,
    'Pod/shop/x dry-run failed (BadRequest): admission webhook "x.example" does not support dry run',
  ],
  [
    'webhook-down',
    undefined,
    'Deployment/shop/carts dry-run failed (InternalError): Internal error occurred: failed calling webhook "x.example": failed to call webhook: Post "https://x.svc:443/": context deadline exceeded',
  ],
  [
    'quota',
    'FailedCreate',
    'pods "carts-6d5f-x2x4v" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10',
  ],
  [
    'quota',
    'FailedCreate',
    'Error creating: pods "carts-6d5f-x2x4v" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10',
  ],
  [
    'pod-security',
    'FailedCreate',
    'pods "carts-1" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
  ],
  [
    'missing-service-account',
    'FailedCreate',
    'pods "carts-1" is forbidden: error looking up service account shop/carts: serviceaccount "carts" not found',
  ],
  [
    'missing-kind',
    undefined,
    'Certificate/shop/carts dry-run failed: no matches for kind "Certificate" in version "cert-manager.io/v1"',
  ],
  [
    'immutable-field',
    undefined,
    'Deployment/shop/carts dry-run failed (Invalid): Deployment.apps "carts" is invalid: spec.selector: Invalid value: v1.LabelSelector{}: field is immutable',
  ],
  [
    'invalid-manifest',
    undefined,
    'ConfigMap/shop/X dry-run failed (Invalid): ConfigMap "X" is invalid: metadata.name: Invalid value: "X"',
  ],
  ['decryption', 'BuildFailed', 'cannot get sops data key: no key'],
  [
    'substitution',
    'BuildFailed',
    "post build failed for 'carts': envsubst error: variable not set (strict mode): 'region'",
  ],
  [
    'missing-path',
    'ArtifactFailed',
    'kustomization path not found: stat /tmp/kustomization-1/deployed/nowhere: no such file or directory',
  ],
  [
    'helm-locked',
    'UpgradeFailed',
    'Helm upgrade failed for release shop/carts: another operation (install/upgrade/rollback) is in progress',
  ],
  [
    'health-timeout',
    'HealthCheckFailed',
    "health check failed after 30s: timeout waiting for: [Deployment/shop/carts status: 'InProgress']",
  ],
  [
    'health-timeout',
    'UpgradeFailed',
    'Helm upgrade failed: context deadline exceeded',
  ],
  ['health-timeout', 'InstallFailed', lastPollTooLate],
  [
    'quota',
    'FailedCreate',
    'pods "carts-57764fc589-7mdht" is forbidden: failed quota: compute: must specify limits.memory for: app',
  ],
  [
    'retries-exhausted',
    'RetriesExceeded',
    'Failed to upgrade after 2 attempt(s)',
  ],
  [
    'rollback-target',
    'MissingRollbackTarget',
    'missing target release for rollback',
  ],
  [
    'source-credentials',
    'GitOperationFailed',
    "failed to checkout and determine revision: unable to clone 'https://git.example/a': authentication required",
  ],
  [
    'host-key',
    'GitOperationFailed',
    'unable to clone: ssh: handshake failed: knownhosts: key mismatch',
  ],
  [
    'missing-ref',
    'GitOperationFailed',
    'unable to clone: couldn\'t find remote ref "refs/heads/x"',
  ],
  [
    'missing-ref',
    'OCIArtifactPullFailed',
    'failed to determine artifact digest: GET http://localhost/v2/a/manifests/gone: MANIFEST_UNKNOWN: Unknown manifest',
  ],
  [
    'missing-chart-version',
    'InvalidChartReference',
    "invalid chart reference: failed to get chart version for remote reference: no 'worker' chart with version matching '9.x' found",
  ],
  [
    'missing-chart-version',
    undefined,
    'no chart version found for carts-9.0.0',
  ],
  [
    'source-not-found',
    'GitOperationFailed',
    "failed to checkout and determine revision: unable to clone 'http://127.0.0.1/git/nowhere.git': repository not found: ",
  ],
  [
    'source-not-found',
    'IndexationFailed',
    'failed to fetch http://127.0.0.1/nowhere/index.yaml : 404 Not Found',
  ],
  [
    'rate-limit',
    'OCIArtifactPullFailed',
    'GET https://r.example: TOOMANYREQUESTS: retry later',
  ],
  [
    'unreachable',
    'GitOperationFailed',
    'dial tcp: lookup git.example on 10.0.0.1:53: no such host',
  ],
  [
    'cross-namespace',
    'AccessDenied',
    "can't access 'GitRepository/a/b', cross-namespace references have been blocked",
  ],
  [
    'signature',
    'InvalidCommitSignature',
    "signature verification of commit '3b16' failed: unsupported signature type: empty",
  ],
  ['image-pull', 'ImagePullBackOff', 'Back-off pulling image "a:1"'],
  ['image-pull', 'Init:ErrImagePull', 'not found'],
  [
    'crash',
    'CrashLoopBackOff',
    'back-off 5m0s restarting failed container=app',
  ],
  ['crash', 'Init:Error', ''],
  ['out-of-memory', 'OOMKilled', ''],
  ['unschedulable', 'FailedScheduling', noRoom],
  [
    'container-config',
    'CreateContainerConfigError',
    'configmap "carts" not found',
  ],
  [
    'probe',
    'Unhealthy',
    'Readiness probe failed: HTTP probe failed with statuscode: 500',
  ],
  [
    'volume',
    'FailedMount',
    'MountVolume.SetUp failed for volume "config" : configmap "carts" not found',
  ],
  [undefined, 'Unhealthy', 'the database has no leader'],
  [undefined, 'BuildFailed', 'kustomize build failed: accumulating resources'],
  [
    undefined,
    'ReconciliationSucceeded',
    'Applied revision: main@sha1:9eb98f3e',
  ],
])('advises %s for %s: %s', (advice, reason, message) => {
  expect(adviceFor(reason, message)).toBe(advice);
});

it('names the component that rejected an object', () => {
  expect(
    refusalIn(
      'Helm install failed for release shop/carts with chart carts@1.0.0: server-side apply failed for object shop/carts apps/v1, Kind=Deployment: admission webhook "validate.kyverno.svc-fail" denied the request: no limits',
    ),
  ).toEqual({ by: 'admission', policy: 'validate.kyverno.svc-fail' });
  expect(refusalIn("dependency 'shop/db' is not ready")).toBeUndefined();
});

it.each(hostile)('survives a message that is %s', (_, bad) => {
  expect(adviceFor(undefined, bad as string)).toBeUndefined();
});
