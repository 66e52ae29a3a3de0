import { request } from 'node:https';

/**
 * Watches an object and collects all its states.
 * @param {import('./kubernetes.mjs').Kubernetes} client - sends the request
 * @param {object} object - as last read: the watch starts at its resourceVersion
 * @returns {Promise<{ states: object[], stop: () => void }>}
 */
export async function watchObject(client, object) {
  const { name, namespace, resourceVersion } = object.metadata;
  const list = await client.pathOf({ ...object, metadata: { namespace } });
  const query = new URLSearchParams({
    watch: 'true',
    fieldSelector: `metadata.name=${name}`,
    resourceVersion,
  });
  const states = [];
  const sent = request(new URL(`${list}?${query}`, client.url), {
    ca: client.ca,
    agent: false,
    headers: { authorization: `Bearer ${client.token}` },
  });
  await new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', response => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('error', () => {});
      response.on('data', text => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        for (const line of lines) states.push(JSON.parse(line).object);
      });
      resolve();
    });
    sent.end();
  });
  return { states, stop: () => sent.destroy() };
}
