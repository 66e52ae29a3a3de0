import { act } from '@testing-library/react';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { dialogs, renderPage } from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { dataOf } from '../../data';
import { isRecord, nameOf, namespaceOf, type FluxObject } from '../../flux';
import { everything } from '../../flux/__fixtures__/everything';
import { hostile, pathsOf, replaced } from '../../flux/__testUtils__/hostile';
import { DetailsHost } from '../common';

const TABS = ['overview', 'delivery', 'history', 'yaml'];
/** How many of the changed objects are shown in each tab. */
const SHOWN = 80;

/** Fields by which the address finds an object. */
const IDENTITY = /^(?:apiVersion|kind|metadata(?:,name(?:space)?)?)$/;

/** Every field of every object with each hostile value, of which a few. */
function changedObjects(): FluxObject[] {
  const all = everything.flatMap(object => {
    const named = {
      ...object,
      metadata: {
        ...Object(object.metadata),
        name: 'carts',
        namespace: 'shop',
      },
    };
    return pathsOf(named)
      .filter(path => path.length > 0 && !IDENTITY.test(String(path)))
      .flatMap(path =>
        hostile.map(([, by]) => replaced(named, path, by) as FluxObject),
      );
  });
  const step = Math.floor(all.length / SHOWN);
  return all.filter((_, index) => index % step === 0);
}

/** Shows objects one after the other; returns what went wrong with which. */
async function show(objects: readonly FluxObject[], tab: string) {
  const test = setUp({
    fleet: fleetOf({ name: 'staging', objects: () => [] }),
  });
  // Nothing is read: what is known is shown at once.
  test.backend.deny('kubernetes.proxy');
  const { go } = await renderPage(<DetailsHost />, { test });
  const { objects: store } = dataOf(test.fluxClient);
  const first = objects[0];
  const addressOf = (object: FluxObject) => {
    const name = `${namespaceOf(object)}/${nameOf(object)}`;
    const flux = `staging/${object.kind}/${name}`;
    return `/?${new URLSearchParams({ flux, fluxTab: tab })}`;
  };
  const take = (object: FluxObject) =>
    act(async () => {
      store.take([{ cluster: 'staging', object }], store.now());
    });
  await take(first);
  go(addressOf(first));
  await settled(test);
  const wrong: string[] = [];
  for (const object of objects) {
    await take(object);
    go(addressOf(object));
    const text = dialogs()[0]?.textContent ?? '';
    const bad =
      /went wrong|\[object Object\]|\bundefined\b|\bNaN\b|Invalid/i.exec(
        text,
      ) ??
      (/Overview/.test(text) ? undefined : ['no tabs']) ??
      (text.length > 600_000 ? ['too long'] : undefined);
    if (bad) {
      wrong.push(`${bad[0]}: ${JSON.stringify(object).slice(0, 2_000)}`);
    }
  }
  await settled(test);
  return wrong;
}

it.each(TABS)(
  'the tab %s shows objects with anything in any field',
  async tab => {
    const objects = changedObjects();
    expect(objects.length).toBeGreaterThanOrEqual(SHOWN);
    expect(await show(objects, tab)).toEqual([]);
  },
);

it('an object of 200 conditions and 10,000 labels is shown', async () => {
  const conditions = Array.from({ length: 200 }, (_, index) => ({
    type: `Type${index}`,
    status: 'True',
    message: 'x'.repeat(1_000),
  }));
  const labels = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`label${index}`, 'x']),
  );
  const object = {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'carts', namespace: 'shop', labels },
    status: { conditions },
  };
  expect(await show([object], 'overview')).toEqual([]);
  const table = document.querySelector<HTMLTableElement>(
    'table[aria-label=Conditions]',
  );
  expect(table?.tBodies[0].rows).toHaveLength(200);
});

const folder = resolve(__dirname, '../../../../shared/flux-objects');
const there = existsSync(folder);

(there ? describe : describe.skip)(
  `real objects${there ? '' : ` (skipped: there is no ${folder})`}`,
  () => {
    it.each(TABS)('are shown in the tab %s', async tab => {
      const objects = readdirSync(folder).flatMap(kind =>
        readdirSync(resolve(folder, kind)).flatMap((file, index) => {
          const text = readFileSync(resolve(folder, kind, file), 'utf8');
          const object: unknown = parse(text);
          if (!isRecord(object)) return [];
          const { namespace = 'shop', ...metadata } = Object(object.metadata);
          const name = `${kind.toLowerCase()}-${index}`;
          return { ...object, metadata: { ...metadata, namespace, name } };
        }),
      );
      expect(objects.length).toBeGreaterThan(100);
      expect(await show(objects, tab)).toEqual([]);
    });
  },
);
