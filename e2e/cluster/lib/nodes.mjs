function node(name, labels, spec = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...labels,
      },
    },
    spec,
  };
}

const controlPlane = 'node-role.kubernetes.io/control-plane';

/** The nodes of a cluster, without kubelets: kwok writes their status. */
export const nodes = [
  node(
    'control-plane',
    { [controlPlane]: '' },
    { taints: [{ key: controlPlane, effect: 'NoSchedule' }] },
  ),
  node('worker-1'),
  node('worker-2'),
  node('worker-3'),
];
