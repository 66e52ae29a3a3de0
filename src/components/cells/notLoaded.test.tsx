import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { fluxApiRef } from '../../api';
import { fluxObject } from '../../flux/__fixtures__/objects';
import { statusOf } from '../../flux';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { createUser } from '../../__testUtils__/user';
import { FluxTranslationProvider } from '../../translations';
import { StatusCell } from './StatusCell';

jest.mock('./RowFacts', () => ({
  __esModule: true,
  then: (_arrive: unknown, fail: (cause: Error) => void) =>
    fail(new Error('Loading chunk 7 failed')),
}));

it('shows all of the status and what went wrong when the script of the facts cannot be loaded', async () => {
  // React and the boundary report what was thrown.
  const reported = jest.spyOn(console, 'error').mockImplementation();
  const object = fluxObject('Kustomization', {
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'BuildFailed',
          message: 'it broke',
        },
      ],
    },
  });
  const { fluxClient, fleet } = createTestBackend();
  await renderInTestApp(
    <TestApiProvider apis={[[fluxApiRef, fluxClient]]}>
      <FluxTranslationProvider>
        <StatusCell
          status={statusOf(object)}
          resource={{ cluster: 'staging', object }}
          name="carts"
        />
      </FluxTranslationProvider>
    </TestApiProvider>,
  );
  await createUser().click(
    screen.getByRole('button', { name: 'Show all of the status of carts' }),
  );
  expect(await screen.findByText('Error: Something Went Wrong')).toBeVisible();
  expect(
    screen.getByText(/^Error: Loading chunk 7 failed/),
  ).toBeInTheDocument();
  expect(screen.getByText('BuildFailed')).toBeVisible();
  expect(screen.getByText('Failed')).toBeVisible();
  reported.mockRestore();
  fleet.stop();
});
