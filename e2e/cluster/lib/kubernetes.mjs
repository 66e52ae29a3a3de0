import { request } from 'node:https';
import { until } from './processes.mjs';

const fieldManager = 'plugin-flux-e2e';

/** A Kubernetes client, reduced to what the real clusters need. */
export class Kubernetes {
  #lists = new Map();

  constructor({ url, ca, token }) {
    Object.assign(this, { url, ca, token });
  }

  /** Sends a request; returns the parsed answer, or throws an error. */
  async send(method, path, body, contentType = 'application/json') {
    const text =
      body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body);
    const { status, answer } = await new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.url),
        {
          method,
          ca: this.ca,
          agent: false,
          timeout: 20_000,
          headers: {
            authorization: `Bearer ${this.token}`,
            accept: 'application/json',
            ...(text !== undefined && {
              'content-type': contentType,
              'content-length': Buffer.byteLength(text),
            }),
          },
        },
        response => {
          const parts = [];
          response.on('data', part => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              answer: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error('no answer in 20 s')));
      sent.end(text);
    });
    const json = answer.startsWith('{') ? JSON.parse(answer) : answer;
    if (status >= 400) {
      const error = new Error(
        `${method} ${path}: ${status} ${json.message ?? answer}`,
      );
      error.status = status;
      throw error;
    }
    return json;
  }

  /** The path of an object, or of the list of its kind if it has no name. */
  async pathOf({ apiVersion, kind, metadata = {} }) {
    const root = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const find = () =>
      this.#lists
        .get(root)
        ?.find(known => known.kind === kind && !known.name.includes('/'));
    if (!find())
      this.#lists.set(root, (await this.send('GET', root)).resources);
    const resource = find();
    if (!resource)
      throw new Error(`${this.url} serves no ${apiVersion} ${kind}`);
    const { name, namespace } = metadata;
    return [
      root,
      ...(resource.namespaced && namespace ? ['namespaces', namespace] : []),
      resource.name,
      ...(name ? [name] : []),
    ].join('/');
  }

  /** Reads the object with this apiVersion, kind and metadata. */
  async get(object) {
    return this.send('GET', await this.pathOf(object));
  }

  /**
   * All objects of a kind. Items get apiVersion and kind, as single objects
   * have.
   */
  async list(apiVersion, kind, query = '') {
    const path = await this.pathOf({ apiVersion, kind });
    const { items } = await this.send('GET', `${path}${query}`);
    return items.map(item => ({ apiVersion, kind, ...item }));
  }

  /** Server-side apply. */
  async apply(object) {
    const path = await this.pathOf(object);
    return this.send(
      'PATCH',
      `${path}?fieldManager=${fieldManager}&force=true`,
      object,
      'application/apply-patch+yaml',
    );
  }

  /** Sends a JSON merge patch; `subresource` is for example `/status`. */
  async patch(object, body, subresource = '') {
    return this.send(
      'PATCH',
      `${await this.pathOf(object)}${subresource}?fieldManager=${fieldManager}`,
      body,
      'application/merge-patch+json',
    );
  }

  /** Deletes an object, if it exists. */
  async delete(object) {
    try {
      return await this.send('DELETE', await this.pathOf(object));
    } catch (error) {
      if (error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * Waits until an object fulfils a condition, and returns it.
   * @param {object} object - apiVersion, kind and metadata
   * @param {(object: object) => boolean} isWanted - the condition
   */
  async waitFor(object, isWanted, timeoutMs = 120_000) {
    const { kind, metadata } = object;
    let seen;
    try {
      return await until(
        `${kind} ${metadata.namespace}/${metadata.name}`,
        async () => {
          seen = await this.get(object);
          return isWanted(seen) && seen;
        },
        timeoutMs,
      );
    } catch (error) {
      const conditions = JSON.stringify(seen?.status?.conditions ?? null);
      throw new Error(`${error.message}; last seen: ${conditions}`);
    }
  }
}

/** The condition of an object with a type. */
export function condition(object, type) {
  return object.status?.conditions?.find(found => found.type === type);
}

/** Whether a condition has this status and, if given, this reason. */
export function hasCondition(type, status, reason) {
  return object => {
    const found = condition(object, type);
    return (
      found?.status === status &&
      (reason === undefined || found.reason === reason)
    );
  };
}
