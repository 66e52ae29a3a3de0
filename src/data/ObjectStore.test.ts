import { type FluxResource, textAt } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { ObjectStore } from './ObjectStore';

/** An object as an API server sends it, each time as JSON of its own. */
function version(uid?: string, resourceVersion?: string): FluxResource {
  return {
    cluster: 'staging',
    object: fluxObject('HelmRelease', { metadata: { uid, resourceVersion } }),
  };
}

/** Such as `u-1@100`: the uid and the version of an object. */
function nameOf({ object }: FluxResource): string {
  const uid = textAt(object, 'metadata', 'uid') ?? '';
  return `${uid}@${textAt(object, 'metadata', 'resourceVersion') ?? ''}`;
}

/**
 * Lets requests leave and be answered, in the order of `steps`: `ask A`, and
 * `A: u-1@100` for its answer. Returns what is shown afterwards.
 */
function play(steps: readonly string[]): string {
  const store = new ObjectStore();
  const asked = new Map<string, number>();
  let shown = '';
  for (const step of steps) {
    const ask = /^ask (\w+)$/.exec(step);
    const answer = /^(\w+): ([^@]*)@(.*)$/.exec(step);
    if (ask) asked.set(ask[1], store.now());
    else if (answer) {
      const [, request, uid, resourceVersion] = answer;
      const resource = version(uid || undefined, resourceVersion || undefined);
      [shown] = store.take([resource], asked.get(request)!).map(nameOf);
    } else throw new Error(`Not a step: ${step}`);
  }
  return shown;
}

describe('which of two versions of an object is shown', () => {
  it.each<[string, string[], string]>([
    [
      'the greater one, when it is answered later',
      ['ask A', 'ask B', 'A: u-1@99', 'B: u-1@100'],
      'u-1@100',
    ],
    [
      'the greater one, when it is answered earlier',
      ['ask A', 'ask B', 'B: u-1@100', 'A: u-1@99'],
      'u-1@100',
    ],
    [
      'the greater one, although it was asked for earlier',
      ['ask A', 'ask B', 'B: u-1@99', 'A: u-1@100'],
      'u-1@100',
    ],
    [
      'the greater number, which is not the greater text',
      ['ask A', 'ask B', 'B: u-1@10', 'A: u-1@9'],
      'u-1@10',
    ],
    [
      'the greater of two numbers that JavaScript takes for equal',
      ['ask A', 'ask B', 'B: u-1@9007199254740993', 'A: u-1@9007199254740992'],
      'u-1@9007199254740993',
    ],
    [
      'the greater of two numbers of forty digits',
      [
        'ask A',
        'ask B',
        'A: u-1@1234567890123456789012345678901234567890',
        'B: u-1@1234567890123456789012345678901234567891',
      ],
      'u-1@1234567890123456789012345678901234567891',
    ],
    [
      'a lower one that was asked for after the known one was received: the cluster was restored',
      ['ask A', 'A: u-1@5000', 'ask B', 'B: u-1@40'],
      'u-1@40',
    ],
    [
      'the known one, if it was received again after the lower one was asked for',
      ['ask A', 'A: u-1@100', 'ask B', 'ask C', 'C: u-1@100', 'B: u-1@99'],
      'u-1@100',
    ],
    [
      'the one of the later request, where versions are no numbers',
      ['ask A', 'ask B', 'B: u-1@b', 'A: u-1@a'],
      'u-1@b',
    ],
    [
      'the one of the later request, where one version is no number',
      ['ask A', 'ask B', 'A: u-1@100', 'B: u-1@0x1'],
      'u-1@0x1',
    ],
    [
      'the one of the later request, where there are no versions',
      ['ask A', 'ask B', 'B: u-1@2', 'A: u-1@'],
      'u-1@2',
    ],
    [
      'another object of the name, if it was asked for later',
      ['ask A', 'ask B', 'A: u-1@100', 'B: u-2@7'],
      'u-2@7',
    ],
    [
      'not another object of the name that was asked for earlier',
      ['ask A', 'ask B', 'B: u-1@7', 'A: u-2@100'],
      'u-1@7',
    ],
    [
      'not another object of the name that was asked for before this one was seen again',
      ['ask A', 'A: u-2@90', 'ask B', 'ask C', 'C: u-2@90', 'B: u-1@80'],
      'u-2@90',
    ],
  ])('is %s', (_what, steps, expected) => {
    expect(play(steps)).toBe(expected);
  });
});

describe('ObjectStore', () => {
  function setUp() {
    const store = new ObjectStore();
    const changes: string[][] = [];
    const stop = store.subscribe(changed =>
      changes.push([...changed.values()].map(nameOf)),
    );
    const take = (...resources: FluxResource[]) =>
      store.take(resources, store.now());
    return { store, changes, stop, take };
  }

  it('returns the known object for the same version, without notifying', () => {
    const { changes, take } = setUp();
    const [known] = take(version('u-1', '100'));
    const again = take(version('u-1', '100'));
    expect(again[0]).toBe(known);
    expect(changes).toEqual([['u-1@100']]);
  });

  it('takes the same version of another API version for another object', () => {
    const { take } = setUp();
    const { object } = version('u-1', '100');
    const apiVersion = 'helm.toolkit.fluxcd.io/v2beta2';
    take({ cluster: 'staging', object: { ...object, apiVersion } });
    const [shown] = take(version('u-1', '100'));
    expect(shown.object.apiVersion).toBe('helm.toolkit.fluxcd.io/v2');
  });

  it('notifies once for all new and newer objects of an answer', () => {
    const { changes, take, stop } = setUp();
    const other = {
      cluster: 'production',
      object: version('u-2', '7').object,
    };
    take(version('u-1', '100'), other);
    take(version('u-1', '101'), other);
    expect(changes).toEqual([['u-1@100', 'u-2@7'], ['u-1@101']]);
    stop();
    take(version('u-1', '102'));
    expect(changes).toHaveLength(2);
  });

  it('does not notify of an older version', () => {
    const { store, changes } = setUp();
    const [early, late] = [store.now(), store.now()];
    store.take([version('u-1', '100')], late);
    store.take([version('u-1', '99')], early);
    expect(changes).toEqual([['u-1@100']]);
  });

  it('shows the title that a cluster has, however the object was read', () => {
    const { take } = setUp();
    const { object } = version('u-1', '100');
    take({ cluster: 'x7f3', object });
    const [titled] = take({
      cluster: 'x7f3',
      clusterTitle: 'Production EU',
      object: version('u-1', '100').object,
    });
    expect(titled).toEqual({
      cluster: 'x7f3',
      clusterTitle: 'Production EU',
      object,
    });
    // What is computed from the object stays valid.
    expect(titled.object).toBe(object);
    const [again] = take({ cluster: 'x7f3', object });
    expect(again).toBe(titled);
  });

  it('keeps objects of one name apart where two clusters have one name', () => {
    const { take } = setUp();
    const both = ['u-1', 'u-2'].map(uid => ({
      ...version(uid, '1'),
      clusterIsAmbiguous: true,
    }));
    const shown = take(...both);
    expect(shown).toEqual(both);
    expect(take(...both)).toEqual(shown);
    take({ ...version('u-2', '2'), clusterIsAmbiguous: true });
    expect(take(both[0])[0]).toBe(both[0]);
  });

  it('stores objects separately that have no distinguishing key', () => {
    const { take } = setUp();
    const nameless = [1, 2].map(value => ({
      cluster: 'staging',
      object: {
        kind: 'HelmRelease',
        metadata: { resourceVersion: '1' },
        value,
      },
    }));
    expect(take(...nameless)).toEqual(nameless);
    const ambiguous = ['u-1', 'u-2'].map(cluster => ({
      ...version(undefined, cluster),
      clusterIsAmbiguous: true,
    }));
    expect(take(...ambiguous)).toEqual(ambiguous);
  });

  it.each<[string, FluxResource['object']]>([
    ['an empty object', {}],
    ['no metadata', { kind: 'HelmRelease', metadata: null }],
    [
      'numbers for names and versions',
      { kind: 1, metadata: { name: 2, uid: 3, resourceVersion: 4 } },
    ],
  ])('shows %s as it is', (_what, object) => {
    const { take } = setUp();
    const [first] = take({ cluster: 'staging', object });
    expect(first.object).toBe(object);
    const later = { ...object };
    const [second] = take({ cluster: 'staging', object: later });
    expect(second.object).toBe(later);
  });

  it('has the latest answer about an object without a version', () => {
    const { take } = setUp();
    take(version('u-1'));
    const later = version('u-1');
    expect(take(later)[0]).toBe(later);
  });

  it('forgets all objects but those that are in use', () => {
    const { store, take } = setUp();
    const [inUse] = take(version('u-1', '100'), {
      cluster: 'production',
      object: version('u-2', '7').object,
    });
    const told = jest.fn();
    store.subscribe(told);
    store.keepOnly([inUse]);
    expect(store.size).toBe(1);
    expect(take(version('u-1', '100'))[0]).toBe(inUse);
    expect(told).toHaveBeenCalledTimes(1);
    store.keepOnly([inUse]);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
