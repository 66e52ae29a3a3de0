import {
  fluxReference,
  nameOf,
  type FluxObject,
  type FluxResource,
} from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { Dependents } from './Dependents';
import { ObjectStore } from './ObjectStore';
import { everyTaskTakes, pass, withFakeTime } from './__testUtils__/time';

const atEnd = withFakeTime();

const self = fluxReference('staging', 'Kustomization', 'shop', 'base');

let version = 0;

/** A Kustomization; `reads` counts how often somebody looks at its spec. */
function resource(name: string, dependsOn: string[] = ['base']) {
  version += 1;
  const reads = { count: 0 };
  const object = fluxObject('Kustomization', {
    metadata: { name, resourceVersion: String(version) },
  });
  const spec = { dependsOn: dependsOn.map(each => ({ name: each })) };
  Object.defineProperty(object, 'spec', {
    enumerable: true,
    get() {
      reads.count += 1;
      return spec;
    },
  });
  return { cluster: 'staging', object: object as FluxObject, reads };
}

function given(...resources: FluxResource[]) {
  const objects = new ObjectStore();
  const take = (...all: FluxResource[]) => objects.take(all, objects.now());
  take(...resources);
  const dependents = new Dependents(objects, self);
  let changes = 0;
  atEnd(
    dependents.subscribe(() => {
      changes += 1;
    }),
  );
  return {
    objects,
    take,
    dependents,
    changes: () => changes,
    names: () =>
      dependents
        .current()
        .map(each => nameOf(each.resource.object))
        .sort(),
  };
}

it('finds what needs an object, and follows what changes', async () => {
  const { names, take, objects, changes } = given(
    resource('one'),
    resource('none', []),
  );
  await pass(10);
  expect(names()).toEqual(['one']);
  expect(changes()).toBe(1);

  take(resource('two'), resource('three', ['other']));
  await pass(10);
  expect(names()).toEqual(['one', 'two']);

  take(resource('one', ['other']));
  await pass(10);
  expect(names()).toEqual(['two']);
  const before = changes();
  take(resource('three', ['another']));
  await pass(10);
  expect(changes()).toBe(before);

  objects.keepOnly([]);
  await pass(10);
  expect(names()).toEqual([]);
});

it('looks at nothing again that has not changed', async () => {
  const one = resource('one');
  const other = resource('other', []);
  const { take, names } = given(one, other);
  await pass(10);
  expect(names()).toEqual(['one']);
  const before = [one.reads.count, other.reads.count];
  take(resource('two'));
  await pass(10);
  expect(names()).toEqual(['one', 'two']);
  expect([one.reads.count, other.reads.count]).toEqual(before);
});

it('looks at a few of many objects at a time', async () => {
  const all = Array.from({ length: 10_000 }, (_, index) =>
    resource(`app-${index}`),
  );
  everyTaskTakes(10);
  const { names } = given(...all);
  const seen = () => all.filter(({ reads }) => reads.count > 0).length;
  const atFirst = seen();
  await jest.advanceTimersToNextTimerAsync();
  expect(seen() - atFirst).toBeLessThanOrEqual(500);
  for (let turn = 0; turn < 100; turn++) {
    await jest.advanceTimersToNextTimerAsync();
  }
  expect(names()).toHaveLength(10_000);
});

it('stops without subscribers', async () => {
  const objects = new ObjectStore();
  const one = resource('one');
  objects.take([one], objects.now());
  const before = one.reads.count;
  const dependents = new Dependents(objects, self);
  const stop = dependents.subscribe(() => {});
  expect(dependents.isWatched).toBe(true);
  stop();
  await pass(10);
  expect(dependents.isWatched).toBe(false);
  expect(one.reads.count).toBe(before);
  expect(jest.getTimerCount()).toBe(0);
});
