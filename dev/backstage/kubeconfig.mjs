import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

/**
 * The clusters of a kubeconfig's contexts, as the Kubernetes backend is
 * configured with them. Throws if a context has no token, because the backend
 * is configured to use tokens only.
 */
export function clustersOfKubeconfig(text, file) {
  const { contexts = [], clusters = [], users = [] } = parse(text) ?? {};
  return contexts.map(({ name, context }) => {
    const cluster = named(clusters, context.cluster)?.cluster;
    const user = named(users, context.user)?.user;
    if (!cluster?.server) {
      throw new Error(`The context ${name} of ${file} has no cluster`);
    }
    const token = user?.token ?? readBeside(file, user?.tokenFile);
    if (!token) {
      throw new Error(
        `The context ${name} of ${file} has no token. Make one with ` +
          `"kubectl create token" and put it there as users[].user.token.`,
      );
    }
    const ca = readBeside(file, cluster['certificate-authority']);
    return {
      name,
      url: cluster.server,
      token,
      caData:
        cluster['certificate-authority-data'] ??
        (ca && Buffer.from(ca).toString('base64')),
    };
  });
}

function named(list, name) {
  return list.find(each => each.name === name);
}

function readBeside(file, path) {
  return path && readFileSync(resolve(dirname(file), path), 'utf8').trim();
}
