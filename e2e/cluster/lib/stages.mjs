/**
 * The annotation of a pod template that makes its pods stay in a state:
 * `ImagePullBackOff` or `CrashLoopBackOff`. All other pods run.
 */
export const failsAs = 'e2e.test/fails-as';

/** How often a crashing container is restarted. */
const mostRestarts = 3;

const annotation = `.metadata.annotations["${failsAs}"]`;
const waiting = '.status.containerStatuses.[].state.waiting.reason';

const is = (key, ...values) => ({ jq: { key, operator: 'In', values } });
const isNot = (key, ...values) => ({ jq: { key, operator: 'NotIn', values } });
const has = key => ({ jq: { key, operator: 'Exists' } });
const hasNot = key => ({ jq: { key, operator: 'DoesNotExist' } });

function stage({ name, kind = 'Pod', when, afterMs = 0, steps }) {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: {
      resourceRef: { apiGroup: 'v1', kind },
      selector: { matchExpressions: when },
      ...(afterMs && { delay: { durationMilliseconds: afterMs } }),
      steps,
    },
  };
}

/** A stage of pods that are not being deleted. */
function podStage({ when, ...rest }) {
  const isKept = hasNot('.metadata.deletionTimestamp');
  return stage({ ...rest, when: [isKept, ...when] });
}

/** Templates are in Go's syntax; their data is the JSON of the object. */
function status(template) {
  return { patch: { subresource: 'status', root: 'status', template } };
}

/** Kubernetes: pkg/kubelet/status/generate.go, kubelet_pods.go. */
function podStatus({ phase, isReady, container }) {
  const condition = (type, isTrue, since, more = '') => `
- type: ${type}
  status: "${isTrue ? 'True' : 'False'}"
  lastTransitionTime: {{ ${since} | Quote }}${more}`;
  const unready =
    phase === 'Succeeded'
      ? `
  reason: PodCompleted`
      : `
  reason: ContainersNotReady
  message: {{ printf "containers with unready status: %v" $names | Quote }}`;
  const why = isReady ? '' : unready;
  return status(`
{{ $pod := . }}
{{ $since := or .status.startTime Now }}
{{ $names := list }}
{{ range .spec.containers }}{{ $names = append $names .name }}{{ end }}
{{ $hostIP := NodeIPWith .spec.nodeName | Quote }}
{{ $podIP := or .status.podIP (PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace) | Quote }}
phase: ${phase}
startTime: {{ $since | Quote }}
hostIP: {{ $hostIP }}
hostIPs: [{ ip: {{ $hostIP }} }]
podIP: {{ $podIP }}
podIPs: [{ ip: {{ $podIP }} }]
conditions:
${[
  condition('PodReadyToStartContainers', true, '$since'),
  condition('Initialized', true, '$since'),
  condition('Ready', isReady, 'Now', why),
  condition('ContainersReady', isReady, 'Now', why),
].join('')}
containerStatuses:
{{ range $index, $container := .spec.containers }}
{{ $before := dict }}
{{ with $pod.status.containerStatuses }}{{ $before = index . $index }}{{ end }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ${phase === 'Pending' ? '""' : '{{ .image | Quote }}'}
  ready: ${isReady}${container}
{{ end }}`);
}

/** An Event of the kubelet about the first container of a pod. */
function event({
  type = 'Warning',
  reason,
  message,
  name = reason,
  count = 1,
}) {
  return {
    apply: {
      template: `
{{ $container := index .spec.containers 0 }}
{{ $image := $container.image }}
apiVersion: v1
kind: Event
metadata:
  name: {{ .metadata.name }}.${name.toLowerCase()}
  namespace: {{ .metadata.namespace }}
involvedObject:
  apiVersion: v1
  kind: Pod
  name: {{ .metadata.name }}
  namespace: {{ .metadata.namespace }}
  uid: {{ .metadata.uid }}
  fieldPath: spec.containers{{ printf "{%s}" $container.name }}
type: ${type}
reason: ${reason}
message: {{ ${message} | Quote }}
source: { component: kubelet, host: {{ .spec.nodeName }} }
reportingComponent: kubelet
reportingInstance: {{ .spec.nodeName }}
firstTimestamp: {{ or .status.startTime Now | Quote }}
lastTimestamp: {{ Now | Quote }}
count: ${count}`,
    },
  };
}

/** The error of containerd. kwok does not request the registry. */
const pullError =
  '(printf `rpc error: code = NotFound desc = failed to pull and unpack ' +
  'image "%s": failed to resolve reference "%s": %s: not found` ' +
  '$image $image $image)';

const cannotPull = reason => ({
  phase: 'Pending',
  isReady: false,
  container: `
  started: false
  restartCount: 0
  {{ $image := .image }}
  state:
    waiting:
      reason: ${reason}
      message: {{ ${
        reason === 'ErrImagePull'
          ? pullError
          : `printf \`Back-off pulling image "%s": ErrImagePull: %s\` $image ${pullError}`
      } | Quote }}`,
});

/** A running container, for the first time or after a crash. */
const runs = ({ isReady, restarts }) => ({
  phase: 'Running',
  isReady,
  container: `
  started: true
  restartCount: ${restarts}
  state: { running: { startedAt: {{ Now | Quote }} } }
  lastState: {{ or $before.lastState dict | toJson }}`,
});

const ended = (exitCode, reason) => `
      exitCode: ${exitCode}
      reason: ${reason}
      startedAt: {{ $before.state.running.startedAt | Quote }}
      finishedAt: {{ Now | Quote }}`;

const restarts = '(index .status.containerStatuses 0).restartCount';

/**
 * What kwok does instead of kubelets: nodes become ready, Pods run, Jobs
 * complete, and Pods stay in the state that {@link failsAs} names.
 */
export const stages = [
  stage({
    name: 'node-is-ready',
    kind: 'Node',
    when: [
      isNot(
        '.status.conditions.[] | select(.type == "Ready") | .status',
        'True',
      ),
    ],
    steps: [
      status(`
{{ $since := .metadata.creationTimestamp }}
conditions:
{{ range NodeConditions }}
- type: {{ .type }}
  status: {{ .status | Quote }}
  reason: {{ .reason }}
  message: {{ .message | Quote }}
  lastHeartbeatTime: {{ Now | Quote }}
  lastTransitionTime: {{ $since | Quote }}
{{ end }}
addresses:
- { type: InternalIP, address: {{ NodeIP | Quote }} }
- { type: Hostname, address: {{ NodeName | Quote }} }
daemonEndpoints: { kubeletEndpoint: { Port: {{ NodePort }} } }
capacity: { cpu: "4", memory: 8Gi, pods: "110" }
allocatable: { cpu: "4", memory: 8Gi, pods: "110" }`),
    ],
  }),
  podStage({
    name: 'pod-runs',
    when: [is('.status.phase', 'Pending'), hasNot(annotation)],
    afterMs: 500,
    steps: [podStatus(runs({ isReady: true, restarts: 0 }))],
  }),
  podStage({
    name: 'pod-completes',
    when: [
      is('.status.phase', 'Running'),
      is('.metadata.ownerReferences.[].kind', 'Job'),
    ],
    afterMs: 500,
    steps: [
      podStatus({
        phase: 'Succeeded',
        isReady: false,
        container: `
  started: false
  restartCount: 0
  state:
    terminated:${ended(0, 'Completed')}`,
      }),
    ],
  }),
  podStage({
    name: 'pod-cannot-pull',
    when: [
      is('.status.phase', 'Pending'),
      is(annotation, 'ImagePullBackOff'),
      hasNot(waiting),
    ],
    afterMs: 500,
    steps: [
      event({
        type: 'Normal',
        reason: 'Pulling',
        message: 'printf `Pulling image "%s"` $image',
      }),
      event({
        reason: 'Failed',
        message: `printf \`Failed to pull image "%s": %s\` $image ${pullError}`,
      }),
      event({
        reason: 'Failed',
        name: 'ErrImagePull',
        message: '`Error: ErrImagePull`',
      }),
      podStatus(cannotPull('ErrImagePull')),
    ],
  }),
  podStage({
    name: 'pod-backs-off-pulling',
    when: [is(waiting, 'ErrImagePull')],
    afterMs: 1_000,
    steps: [
      event({
        type: 'Normal',
        reason: 'BackOff',
        message: 'printf `Back-off pulling image "%s"` $image',
      }),
      event({
        reason: 'Failed',
        name: 'ImagePullBackOff',
        message: '`Error: ImagePullBackOff`',
      }),
      podStatus(cannotPull('ImagePullBackOff')),
    ],
  }),
  podStage({
    name: 'pod-starts-to-crash',
    when: [is('.status.phase', 'Pending'), is(annotation, 'CrashLoopBackOff')],
    afterMs: 500,
    // Never ready, as with a failing readiness probe.
    steps: [podStatus(runs({ isReady: false, restarts: 0 }))],
  }),
  podStage({
    name: 'pod-crashes',
    when: [
      is(annotation, 'CrashLoopBackOff'),
      has('.status.containerStatuses.[].state.running.startedAt'),
    ],
    afterMs: 1_000,
    steps: [
      event({
        reason: 'BackOff',
        message:
          'printf `Back-off restarting failed container %s in pod %s_%s(%s)` ' +
          '$container.name .metadata.name .metadata.namespace .metadata.uid',
        count: `{{ add 1 ${restarts} }}`,
      }),
      podStatus({
        phase: 'Running',
        isReady: false,
        container: `
  started: false
  restartCount: {{ $before.restartCount }}
  state:
    waiting:
      reason: CrashLoopBackOff
      message: {{ printf "back-off 40s restarting failed container=%s pod=%s_%s(%s)" .name $pod.metadata.name $pod.metadata.namespace $pod.metadata.uid | Quote }}
  lastState:
    terminated:${ended(1, 'Error')}`,
      }),
    ],
  }),
  podStage({
    name: 'pod-restarts',
    when: [
      is(waiting, 'CrashLoopBackOff'),
      has(
        `.status.containerStatuses.[] | select(.restartCount < ${mostRestarts}) | .name`,
      ),
    ],
    afterMs: 1_500,
    steps: [
      podStatus(
        runs({ isReady: false, restarts: '{{ add 1 $before.restartCount }}' }),
      ),
    ],
  }),
  stage({
    name: 'pod-is-deleted',
    when: [has('.metadata.deletionTimestamp')],
    steps: [{ delete: true }],
  }),
];
