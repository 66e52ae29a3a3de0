import { screen, waitFor, within } from '@testing-library/react';
import {
  bankEntity,
  createFailuresFleet,
} from '../../../dev/fleet/worlds/failures';
import { showCard } from '../../__testUtils__/renderCard';
import { rowOf, rowsIn, sortButton } from '../../__testUtils__/table';
import { createUser } from '../../__testUtils__/user';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DeploymentsCard } from '../../__testUtils__/entityCards';

let test: TestBackend;

beforeEach(async () => {
  test = setUp({
    fleet: createFailuresFleet(),
    entities: [bankEntity],
  });
});

async function show(many = false) {
  await showCard(<DeploymentsCard many={many} />, {
    test,
    entity: bankEntity,
  });
}

/** What the row of a deployment of Flux 2.9 says in some of its cells. */
function said(name: string, cluster = 'bank') {
  const row = rowOf(`bank/${name}`, cluster);
  return {
    state: row.word('Status'),
    status: row.text('Status'),
    source: row.text('Source'),
    updated: row.text('Updated'),
  };
}

it('a row shows the failure, since when, and whether it is retried', async () => {
  await show();

  expect(said('ledger')).toEqual({
    state: 'Failed',
    status: expect.stringMatching(
      /^FailedShow allSince 9 days agoinvalid chart reference: .*no 'ledger' chart with version matching '0\.4\.2-typo' found/,
    ),
    source: 'ledger/0.4.2-typo',
    updated: '',
  });
  expect(said('ledger').status).not.toMatch(/retrying/i);

  expect(said('teller').state).toBe('Failed');
  expect(said('teller').status).toMatch(
    /Since 9 days ago.*Retrying automatically/,
  );

  expect(said('loans').state).toBe('Failed');
  expect(said('loans').status).toMatch(
    /Since 40 minutes ago.*Retrying now.*Helm upgrade failed/,
  );

  expect(said('statements').state).toBe('Reconciling');
  expect(said('statements').status).toMatch(
    /Since 9 days ago.*Running 'install' action/,
  );

  expect(said('tellers-new').state).toBe('Unknown');
  expect(said('tellers-new').status).toMatch(
    /Since 9 days ago.*Not reconciled yet/,
  );

  expect(said('branches').state).toBe('Ready');
  expect(said('branches').status).toMatch(/Has drifted from the release/);
});

it('a status has the exact time since when it is so as a tooltip', async () => {
  await show();
  const cell = rowOf('bank/statements', 'bank').cell('Status');
  expect(within(cell).getByText('Since 9 days ago')).toHaveAttribute(
    'title',
    expect.stringMatching(/20\d\d at /),
  );
});

it('a row marks versions that failed, and names the last good one', async () => {
  await show();
  expect(said('payments').source).toMatch(
    /^payments\/3\.0\.0\+[0-9a-f]{12} \(failed\)last good: 2\.7\.1\+[0-9a-f]{12}$/,
  );
  expect(said('cards').source).toBe('cards/5.0.45.1.0 failed');
  expect(said('archive').source).toBe('archive/1.0.0 (not installed)');
  expect(said('statements').source).toBe('statements/0.4.2');
});

it('a Kustomization shows when its applied objects changed, or that this is unknown', async () => {
  await show();
  expect(said('quiet').updated).toBe('5 months ago');
  expect(said('quiet', 'branch').updated).toBe('reconciled 2 minutes ago');

  const time = within(rowOf('bank/quiet', 'branch').cell('Updated')).getByText(
    'reconciled 2 minutes ago',
  );
  expect(time).toHaveAttribute(
    'title',
    expect.stringMatching(
      /^Last reconciled: .* The time of the last change is unknown\.$/,
    ),
  );
});

it('a failure shows the time of the last attempt if its beginning is unknown', async () => {
  await show();
  expect(said('broken', 'branch').status).toMatch(
    /^FailedShow allLast tried 2 minutes ago/,
  );
});

it('the column Updated sorts reconciled rows separately from changed ones', async () => {
  await show();
  const user = createUser();
  await user.click(sortButton('Updated'));
  await user.click(sortButton('Updated'));
  await waitFor(() => {
    const kinds = rowsIn()
      .map(row => row.text('Updated'))
      .map(text => {
        if (text === '') return 'nothing';
        return text.startsWith('reconciled') ? 'reconciled' : 'changed';
      });
    const runs = kinds.filter((kind, at) => kind !== kinds[at - 1]);
    expect(runs).toEqual(['changed', 'reconciled', 'nothing']);
  });
});

it('the search finds a release by the version that failed', async () => {
  await show(true);
  const user = createUser();
  await user.click(screen.getByLabelText('Search'));
  await user.paste('5.1.0');
  await waitFor(() =>
    expect(rowsIn().map(({ name }) => name)).toEqual([
      'bank/cards',
      'bank/cards',
    ]),
  );
});
