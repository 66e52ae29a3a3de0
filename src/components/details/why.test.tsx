import { within } from '@testing-library/react';
import { createCausesFleet } from '../../../dev/fleet/worlds/causes';
import { detailsOf, showPage } from '../../__testUtils__/details';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

let test: TestBackend;

async function show(kind: string, name: string) {
  const flux = `staging/${kind}/carts/${name}`;
  const address = `/?${new URLSearchParams({ flux })}`;
  const page = await showPage(<DetailsHost />, { test, address });
  return { ...page, details: await detailsOf(`${kind} carts/${name}`) };
}

it.each([
  ['Kustomization', 'carts-web'],
  ['HelmRelease', 'carts-worker'],
  ['Kustomization', 'carts-batch'],
  ['HelmRelease', 'carts-ranking'],
  ['Kustomization', 'carts-front'],
  ['HelmRelease', 'carts-reports'],
  ['Kustomization', 'carts-admin'],
  ['HelmRelease', 'carts-audit'],
  ['Kustomization', 'carts-nodes'],
])('%s %s', async (kind, name) => {
  test = setUp({ fleet: createCausesFleet() });
  const { details } = await show(kind, name);
  const why = within(details).getByRole('region', { name: 'Why' });
  const lines = [...why.querySelectorAll('li')].map(li => li.textContent);
  process.stdout.write(`\n=== ${kind} ${name}\n${why.querySelector('strong')?.textContent}\n${why.textContent?.slice(0, 500)}\n- ${lines.join('\n- ')}\n${test.backend.requests.map(r => `${r.method} ${decodeURIComponent(r.path)}`).join('\n')}\n`);
});
