interface RegistryRule {
  readonly host: RegExp;
  /** The namespace of repositories whose name has none. */
  readonly implied?: string;
  /** The page of a repository; `path` has at least two segments. */
  readonly repository: (path: string, host: string) => string | undefined;
  /** The page of a namespace, which lists its repositories. */
  readonly namespace?: (path: string, host: string) => string | undefined;
}

const asAddressed = (path: string, host: string) => `https://${host}/${path}`;

const registries: readonly RegistryRule[] = [
  {
    host: /^ghcr\.io$/,
    // Redirects to the package, whether a user or an organization owns it.
    repository: asAddressed,
    namespace: path => `https://github.com/${path.split('/')[0]}?tab=packages`,
  },
  {
    host: /^(?:(?:index\.|registry-1\.)?docker\.io|registry\.hub\.docker\.com)$/,
    implied: 'library',
    repository: dockerHubPageOf,
    namespace: path =>
      path.includes('/') ? undefined : `https://hub.docker.com/u/${path}`,
  },
  {
    host: /^quay\.io$/,
    repository: path => `https://quay.io/repository/${path}`,
  },
  {
    // Both redirect to the console of Google Cloud.
    host: /^(?:(?:(?:us|eu|asia)\.)?gcr\.io|[a-z\d-]+-docker\.pkg\.dev)$/,
    repository: asAddressed,
    namespace: asAddressed,
  },
  {
    host: /^public\.ecr\.aws$/,
    repository: path => `https://gallery.ecr.aws/${path}`,
    namespace: path => `https://gallery.ecr.aws/${path}`,
  },
];

/**
 * The page of a repository, or of a namespace of repositories, in a registry
 * that has such pages.
 */
export function registryPageOf(
  sentHost: string,
  sentPath: readonly string[],
  what: 'repository' | 'namespace',
): string | undefined {
  const host = sentHost.toLowerCase();
  const rule = registries.find(each => each.host.test(host));
  const isBare = what === 'repository' && sentPath.length === 1;
  const path = rule?.implied && isBare ? [rule.implied, ...sentPath] : sentPath;
  const least = what === 'repository' ? 2 : 1;
  if (path.length < least || !path.every(isRepositoryName)) return undefined;
  return rule?.[what]?.(path.join('/'), host);
}

function dockerHubPageOf(path: string): string | undefined {
  const [namespace, name, ...more] = path.split('/');
  if (more.length > 0) return undefined;
  return namespace === 'library'
    ? `https://hub.docker.com/_/${name}`
    : `https://hub.docker.com/r/${path}`;
}

function isRepositoryName(segment: string): boolean {
  return /^[a-z\d][\w.-]*$/i.test(segment);
}
