import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A client that pushes to an OCI registry on localhost without TLS. */
export class Registry {
  /** @param {string} host - of the registry, with its port */
  constructor(host) {
    this.host = host;
  }

  /**
   * Pushes an artifact of one layer.
   * @param {object} artifact
   * @param {string} artifact.repository - for instance `charts/podinfo`
   * @param {string} artifact.tag - for instance `latest`
   * @param {object} artifact.config - mediaType and content
   * @param {object} artifact.layer - mediaType, content and annotations
   * @param {Record<string, string>} artifact.annotations - of the manifest
   * @returns {Promise<string>} the digest of its manifest
   */
  async push({ repository, tag, config, layer, annotations }) {
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: await this.#upload(repository, config),
      layers: [await this.#upload(repository, layer)],
      annotations,
    });
    await this.#send('PUT', `/v2/${repository}/manifests/${tag}`, manifest, {
      'content-type': 'application/vnd.oci.image.manifest.v1+json',
    });
    return digestOf(manifest);
  }

  async #upload(repository, { mediaType, content, annotations }) {
    const body = Buffer.from(content);
    const digest = digestOf(body);
    const begun = await this.#send('POST', `/v2/${repository}/blobs/uploads/`);
    const location = new URL(
      begun.headers.get('location'),
      `http://${this.host}`,
    );
    location.searchParams.set('digest', digest);
    await this.#send('PUT', `${location.pathname}${location.search}`, body);
    return {
      mediaType,
      digest,
      size: body.length,
      ...(annotations && { annotations }),
    };
  }

  async #send(method, path, body, headers) {
    const response = await fetch(`http://${this.host}${path}`, {
      method,
      body,
      headers,
    });
    if (!response.ok) {
      const why = await response.text();
      throw new Error(`${method} ${path}: ${response.status} ${why}`);
    }
    return response;
  }
}

function digestOf(content) {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

const imageConfig = {
  mediaType: 'application/vnd.oci.image.config.v1+json',
  content: JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [] },
  }),
};

/** Pushes an artifact that image scans accept as an image. */
export function pushImage(registry, repository, tag) {
  return registry.push({
    repository,
    tag,
    config: imageConfig,
    layer: {
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      content: `${repository}:${tag}`,
    },
  });
}

/** Pushes manifests in the format of `flux push artifact`. */
export function pushManifests(
  registry,
  { repository, tag, content, revision },
) {
  return registry.push({
    repository,
    tag,
    config: {
      mediaType: 'application/vnd.cncf.flux.config.v1+json',
      content: '{}',
    },
    layer: {
      mediaType: 'application/vnd.cncf.flux.content.v1.tar+gzip',
      content,
    },
    annotations: {
      'org.opencontainers.image.created': new Date().toISOString(),
      'org.opencontainers.image.revision': revision,
      'org.opencontainers.image.source': 'http://example.com/podinfo.git',
    },
  });
}

/** Pushes a chart in the format of `helm push`. */
export function pushChart(registry, { name, version, description, content }) {
  return registry.push({
    repository: `charts/${name}`,
    tag: version,
    config: {
      mediaType: 'application/vnd.cncf.helm.config.v1+json',
      content: JSON.stringify(description),
    },
    layer: {
      mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      content,
    },
  });
}

/** Creates keys of the type that `cosign generate-key-pair` creates. */
export function makeCosignKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
  });
  return {
    privateKey,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }),
  };
}

/**
 * Signs an artifact as `cosign sign --key` does, without a transparency log.
 */
export function cosign(registry, { repository, digest, privateKey }) {
  const statement = JSON.stringify({
    critical: {
      identity: { 'docker-reference': `${registry.host}/${repository}` },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  });
  const signature = sign('sha256', Buffer.from(statement), privateKey);
  return registry.push({
    repository,
    tag: `${digest.replace(':', '-')}.sig`,
    config: imageConfig,
    layer: {
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      content: statement,
      annotations: {
        'dev.cosignproject.cosign/signature': signature.toString('base64'),
      },
    },
  });
}
