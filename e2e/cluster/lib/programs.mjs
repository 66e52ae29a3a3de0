import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

const goModules = join(here, '..', 'go');

/** Where the Go module is that pins a program: that of its name, if no other is named. */
export function moduleOf({ name, directory = name }) {
  return join(goModules, directory);
}

/**
 * The release of Flux the clusters say they run. Its notification and image
 * controllers are those of 2.9.4, because the module proxy does not have the
 * newer ones.
 */
export const fluxVersion = 'v2.9.5';

const kubernetes = 'k8s.io/component-base/version';

/** Every program. */
export const programs = [
  ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map(
    name => ({
      name,
      directory: 'kubernetes',
      package: `k8s.io/kubernetes/cmd/${name}`,
      module: 'k8s.io/kubernetes',
      // What Kubernetes' own build says to the linker.
      linkerFlags: version =>
        `-X ${kubernetes}.gitVersion=${version} ` +
        `-X ${kubernetes}.gitMajor=${version.slice(1).split('.')[0]} ` +
        `-X ${kubernetes}.gitMinor=${version.split('.')[1]}`,
    }),
  ),
  { name: 'etcd', package: 'go.etcd.io/etcd/server/v3' },
  {
    name: 'kwok',
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    module: 'sigs.k8s.io/kwok',
  },
  {
    name: 'registry',
    package: 'github.com/google/go-containerregistry/cmd/registry',
    module: 'github.com/google/go-containerregistry',
  },
  ...[
    'source-controller',
    'kustomize-controller',
    'helm-controller',
    'notification-controller',
    'image-reflector-controller',
    'image-automation-controller',
  ].map(name => ({
    name,
    package: `github.com/fluxcd/${name}`,
    isController: true,
  })),
];

/** The programs that are Flux. */
export const controllers = programs.filter(({ isController }) => isController);

/** The version of a program that its go.mod pins. */
export function versionOf(program) {
  const module = program.module ?? program.package;
  const file = join(moduleOf(program), 'go.mod');
  const text = readFileSync(file, 'utf8');
  const line = text
    .split('\n')
    .map(part => part.replace(/^require /, '').trim())
    .find(part => part.startsWith(`${module} v`));
  if (!line) throw new Error(`${file} has no ${module}`);
  return line.split(' ')[1];
}
