import { waitFor } from '@testing-library/react';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import {
  button,
  enabled,
  renderWithActions,
} from '../../__testUtils__/actions';
import { KustomizationsCard } from '../../__testUtils__/entityCards';
import { FAST_CONTROLLERS, keepOnly } from '../../__testUtils__/fleetOf';
import { setUp } from '../../__testUtils__/setUp';

let mockHasFailed = true;

jest.mock('./runActions', () => ({
  __esModule: true,
  then: (arrive: (script: unknown) => void, fail: (cause: Error) => void) => {
    if (mockHasFailed) fail(new Error('Loading chunk 7 failed'));
    else arrive(jest.requireActual('./runActions'));
  },
}));

it('reports that no request was sent if the script cannot be loaded, and can be retried', async () => {
  const test = setUp({ fleet: createCartsFleet({ delays: FAST_CONTROLLERS }) });
  keepOnly(test.fleet, 'Kustomization', { staging: ['carts'] });
  const patches = () =>
    test.backend.requests.filter(({ method }) => method === 'PATCH');
  const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
    test,
  });

  await user.click(await enabled('Sync carts/carts'));
  await waitFor(() =>
    expect(alerts).toEqual([
      {
        message:
          'Nothing was requested: a part of this page could not be loaded. Reload the page, and try again.',
        severity: 'error',
      },
    ]),
  );
  expect(patches()).toEqual([]);

  mockHasFailed = false;
  await user.click(button('Sync carts/carts'));
  await waitFor(() => expect(alerts).toHaveLength(2));
  expect(alerts[1].message).toMatch(/on staging: Applied revision/);
  expect(patches()).not.toEqual([]);
});
