import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { kindInfo } from '../../flux';
import { ServedVersions } from './ServedVersions';

const MINUTE = 60_000;
const CLUSTER = 'staging';
const KIND = 'HelmRelease';
const [NEWEST, OLDER, OLDEST] = kindInfo(KIND).versions;

beforeEach(startFakeTime);
afterEach(endFakeTime);

/** A cluster that serves some versions, and what it was asked for. */
function setUp(...served: string[]) {
  const versions = new ServedVersions();
  const cluster = { served, outcome: 'found' };
  const asked: string[] = [];
  const ask = async (version: string) => {
    asked.push(version);
    const isServed = cluster.served.includes(version);
    return { outcome: isServed ? cluster.outcome : 'not-served', version };
  };
  return {
    versions,
    cluster,
    asked,
    /** The versions that are requested for one read. */
    read: async () => {
      asked.length = 0;
      await versions.firstServed(CLUSTER, KIND, ask);
      return [...asked];
    },
    known: () => versions.versionOn(CLUSTER, KIND),
  };
}

describe('ServedVersions for one cluster', () => {
  it('requests version after version, newest first, and then the one that is served', async () => {
    const { read, known } = setUp(OLDEST);
    expect(await read()).toEqual([NEWEST, OLDER, OLDEST]);
    expect(known()).toBe(OLDEST);
    expect(await read()).toEqual([OLDEST]);
  });

  it('requests the newest version again after five minutes, once', async () => {
    const { read, known } = setUp(OLDER);
    await read();
    await pass(4.9 * MINUTE);
    expect(await read()).toEqual([OLDER]);
    await pass(0.2 * MINUTE);
    expect(await read()).toEqual([NEWEST, OLDER]);
    expect(known()).toBe(OLDER);
    expect(await read()).toEqual([OLDER]);
    await pass(4.9 * MINUTE);
    expect(await read()).toEqual([OLDER]);
    await pass(0.2 * MINUTE);
    expect(await read()).toEqual([NEWEST, OLDER]);
  });

  it('requests the newest version once when several objects are read at the same time', async () => {
    const { versions, read, asked, known } = setUp(OLDER);
    await read();
    await pass(6 * MINUTE);
    asked.length = 0;
    const ask = async (version: string) => {
      asked.push(version);
      await pass(0);
      return { outcome: version === OLDER ? 'found' : 'not-served' };
    };
    await Promise.all([
      versions.firstServed(CLUSTER, KIND, ask),
      versions.firstServed(CLUSTER, KIND, ask),
    ]);
    expect(asked.filter(version => version === NEWEST)).toHaveLength(1);
    expect(known()).toBe(OLDER);
  });

  it('uses the newest version within five minutes of an upgrade that keeps the older one', async () => {
    const { cluster, read, known } = setUp(OLDER);
    await read();
    cluster.served = [NEWEST, OLDER];
    await pass(5 * MINUTE);
    expect(await read()).toEqual([NEWEST]);
    expect(known()).toBe(NEWEST);
    await pass(60 * MINUTE);
    expect(await read()).toEqual([NEWEST]);
  });

  it('keeps the newest version when a read of the older one ends later', async () => {
    const { versions, cluster, read, known } = setUp(OLDER);
    await read();
    let end = () => {};
    const slow = versions.firstServed(
      CLUSTER,
      KIND,
      () =>
        new Promise<{ outcome: string }>(resolve => {
          end = () => resolve({ outcome: 'found' });
        }),
    );
    await pass(5 * MINUTE);
    cluster.served = [NEWEST, OLDER];
    await read();
    end();
    await slow;
    expect(known()).toBe(NEWEST);
  });

  it('finds the newest version at once when an upgrade removes the known one', async () => {
    const { cluster, read, known } = setUp(OLDEST);
    await read();
    cluster.served = [NEWEST];
    expect(await read()).toEqual([OLDEST, NEWEST]);
    expect(known()).toBe(NEWEST);
  });

  it('finds an older version at once after a downgrade', async () => {
    const { cluster, read, known } = setUp(NEWEST);
    await read();
    cluster.served = [OLDER];
    expect(await read()).toEqual([NEWEST, OLDER]);
    expect(known()).toBe(OLDER);
  });

  it('does not request the newest version while combined answers lack it', async () => {
    const { versions, read } = setUp(OLDER);
    await read();
    for (let minute = 0; minute < 10; minute++) {
      await pass(MINUTE);
      versions.learn(CLUSTER, KIND, [NEWEST, OLDER], [NEWEST]);
    }
    expect(await read()).toEqual([OLDER]);
  });

  it('learns nothing from a failure', async () => {
    const { cluster, read, known } = setUp(NEWEST);
    cluster.outcome = 'failed';
    expect(await read()).toEqual([NEWEST]);
    expect(known()).toBeUndefined();
  });

  it('knows that no version is served, and requests all of them each time', async () => {
    const { read, known } = setUp();
    expect(await read()).toEqual([NEWEST, OLDER, OLDEST]);
    expect(known()).toBeNull();
    expect(await read()).toEqual([NEWEST, OLDER, OLDEST]);
  });
});

describe('ServedVersions for all clusters', () => {
  it('requests the newest version, and older ones only if a cluster needs them', () => {
    const versions = new ServedVersions();
    expect(versions.toAskAll(KIND)).toEqual([NEWEST]);
    versions.learn('staging', KIND, [NEWEST], []);
    expect(versions.toAskAll(KIND)).toEqual([NEWEST]);
    versions.learn('production', KIND, [NEWEST, OLDER, OLDEST], [NEWEST]);
    expect(versions.toAskAll(KIND)).toEqual([NEWEST, OLDER]);
  });

  it('requests older versions if none that was requested is served, unless none is at all', () => {
    const versions = new ServedVersions();
    expect(versions.learn(CLUSTER, KIND, [NEWEST], [NEWEST])).toBe(true);
    const all = [NEWEST, OLDER, OLDEST];
    expect(versions.learn(CLUSTER, KIND, all, all)).toBe(false);
    expect(versions.learn(CLUSTER, KIND, [NEWEST], [NEWEST])).toBe(false);
    expect(versions.learn(CLUSTER, KIND, [NEWEST], [])).toBe(false);
    expect(versions.versionOn(CLUSTER, KIND)).toBe(NEWEST);
  });
});
