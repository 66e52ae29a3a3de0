import { createCausesFleet } from './worlds/causes';
import { createCartsFleet } from './worlds/carts';
import { Fleet } from './fleet';
import { isReady } from './controllers/references';

let fleet: Fleet;
afterEach(() => fleet.stop());

const staging = () => fleet.cluster('staging');

/** The pod whose name has a prefix, preferably one that is not ready. */
function podNamed(start: string) {
  const pods = staging()
    .list('Pod')
    .filter(({ metadata }) => metadata.name.startsWith(start));
  const [found] = [...pods.filter(pod => !isReady(pod)), ...pods];
  if (!found) throw new Error(`There is no pod ${start}`);
  return found.metadata;
}

async function log(start: string, query = '') {
  const { namespace, name } = podNamed(start);
  return staging().handle(
    new Request(
      `https://x/api/v1/namespaces/${namespace}/pods/${name}/log?${query}`,
    ),
  );
}

const linesIn = async (response: Response) =>
  (await response.text()).trimEnd().split('\n');

async function refusal(response: Response) {
  const { code, reason, message } = await response.json();
  return { code, reason, message };
}

describe('the log of a controller', () => {
  beforeEach(() => {
    fleet = createCartsFleet();
  });
  const controller = 'kustomize-controller';

  it('has JSON lines of the last hours that match the Events', async () => {
    const response = await log(controller, 'container=manager');
    expect(response.headers.get('content-type')).toBe('text/plain');
    const lines = (await linesIn(response)).map(line => JSON.parse(line));
    const about = lines.filter(({ name }) => name === 'carts');
    expect(about.at(-1)).toEqual({
      level: 'info',
      ts: expect.stringMatching(/^\d{4}-.*Z$/),
      msg: expect.stringMatching(/^Reconciliation finished in .*, next run in/),
      controller: 'kustomization',
      controllerGroup: 'kustomize.toolkit.fluxcd.io',
      controllerKind: 'Kustomization',
      Kustomization: { name: 'carts', namespace: 'carts' },
      namespace: 'carts',
      name: 'carts',
      reconcileID: expect.stringMatching(/^[\da-f-]{36}$/),
      revision: expect.stringMatching(/@sha1:/),
    });
    const failures = lines.filter(({ level }) => level === 'error');
    expect(failures[0]).toMatchObject({
      msg: expect.stringMatching(/^Reconciliation failed after/),
      error: expect.any(String),
    });
    const kinds = new Set(lines.map(({ controllerKind }) => controllerKind));
    expect([...kinds]).toEqual([undefined, 'Kustomization']);
  });

  it('supports tailLines and sinceTime', async () => {
    const all = await linesIn(await log(controller));
    const tail = await linesIn(await log(controller, 'tailLines=3'));
    expect(tail).toEqual(all.slice(-3));
    const stamped = await linesIn(
      await log(controller, 'tailLines=3&timestamps=true'),
    );
    expect(stamped[0]).toBe(`${stamped[0].split(' ')[0]} ${tail[0]}`);
    const since = JSON.parse(tail[1]).ts.replace(/\.\d+Z/, 'Z');
    const later = await linesIn(await log(controller, `sinceTime=${since}`));
    expect(all).toEqual(expect.arrayContaining(later));
    expect(later).toContain(tail[1]);
    expect(later.length).toBeLessThan(all.length);
  });
});

describe('the log of a workload', () => {
  beforeEach(() => {
    fleet = createCausesFleet();
  });

  it('ends with the error of a container that crashed', async () => {
    const [present, previous] = await Promise.all(
      ['', 'previous=true'].map(query => log('carts-worker-', query)),
    );
    const lines = await linesIn(present);
    expect(lines).toContain('panic: no database after 3 attempts');
    expect(await linesIn(previous)).toEqual(lines);
  });

  it.each<[string, string, string, string]>([
    [
      'waits for its image',
      'carts-web-',
      '',
      'container "carts-web" in pod "POD" is waiting to start: trying and failing to pull image',
    ],
    [
      'has not been restarted',
      'source-controller-',
      'previous=true',
      'previous terminated container "manager" in pod "POD" not found',
    ],
    [
      'is not in the pod',
      'carts-web-',
      'container=sidecar',
      'container sidecar is not valid for pod POD',
    ],
  ])(
    'is answered 400 for a container that %s',
    async (_, start, query, message) => {
      const { name } = podNamed(start);
      const response = await log(start, query);
      expect(await refusal(response)).toEqual({
        code: 400,
        reason: 'BadRequest',
        message: message.replace('POD', name),
      });
    },
  );

  it('is answered 404 for a pod that does not exist', async () => {
    const { namespace } = podNamed('carts-worker-');
    const response = await staging().handle(
      new Request(`https://x/api/v1/namespaces/${namespace}/pods/gone/log`),
    );
    expect(await refusal(response)).toEqual({
      code: 404,
      reason: 'NotFound',
      message: 'pods "gone" not found',
    });
  });

  it('needs the separate right to pods/log', async () => {
    const { name } = podNamed('carts-worker-');
    staging().deny({ resource: 'pods' });
    expect((await log('carts-worker-')).status).toBe(200);
    staging().deny({ resource: 'pods/log' });
    expect(await refusal(await log('carts-worker-'))).toEqual({
      code: 403,
      reason: 'Forbidden',
      message:
        `pods "${name}" is forbidden: User "system:serviceaccount:backstage:backstage" ` +
        'cannot get resource "pods/log" in API group "" in the namespace "carts"',
    });
    staging().grant({
      verbs: ['get'],
      apiGroups: [''],
      resources: ['pods/log'],
      namespace: 'carts',
    });
    expect((await log('carts-worker-')).status).toBe(200);
  });
});
