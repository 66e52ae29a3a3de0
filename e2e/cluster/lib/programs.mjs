import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

const goModules = join(here, '..', 'go');

/** The directory of the Go module that pins the version of a program. */
export function moduleOf({ name, directory = name }) {
  return join(goModules, directory);
}

/**
 * The release of Flux in the labels of the installation. Its notification and
 * image controllers are those of 2.9.4, because the Go module proxy lacks the
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
      // The linker flags of Kubernetes' own build.
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
