import { screen } from '@testing-library/react';
import { settled, showCard } from '../../__testUtils__/renderCard';
import { rowOf } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY } from '../../__testUtils__/testBackend';
import { KustomizationsCard } from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';
import { FluxTable } from './FluxTable';
import { NameCell } from '../cells';

// The real ones, whose renders are counted.
jest.mock('./FluxTable', () => {
  const actual = jest.requireActual('./FluxTable');
  return { ...actual, FluxTable: jest.fn(actual.FluxTable) };
});
jest.mock('../cells/NameCell', () => {
  const actual = jest.requireActual('../cells/NameCell');
  return { ...actual, NameCell: jest.fn(actual.NameCell) };
});

const CARTS = { kind: 'Kustomization', namespace: 'carts', name: 'carts' };

async function showKustomizations() {
  const test = setUp();
  await showCard(<KustomizationsCard many={false} />, { test });
  const user = createUser();

  /** Refreshes, and returns what is rendered because of that. */
  async function refresh() {
    jest.mocked(FluxTable).mockClear();
    jest.mocked(NameCell).mockClear();
    const reads = test.count('POST', QUERY);
    await user.click(screen.getByLabelText('Refresh'));
    await settled(test);
    expect(test.count('POST', QUERY)).toBe(reads + 1);
    return {
      tables: jest.mocked(FluxTable).mock.calls.length,
      rows: jest
        .mocked(NameCell)
        .mock.calls.map(
          ([{ row }]) =>
            `${row.resource.object.kind} ${row.name} ${row.cluster}`,
        ),
    };
  }
  return { ...test, refresh };
}

it('a refresh renders neither the table nor a row when nothing changed', async () => {
  const { refresh } = await showKustomizations();
  expect(jest.mocked(NameCell).mock.calls.length).toBeGreaterThan(20);
  expect(await refresh()).toEqual({ tables: 0, rows: [] });
});

it('a refresh renders only the row whose object changed', async () => {
  const { fleet, refresh } = await showKustomizations();
  fleet.cluster('staging').update(CARTS, object => ({
    ...object,
    spec: { ...object.spec, path: './elsewhere' },
  }));
  const { tables, rows } = await refresh();
  expect(tables).toBeGreaterThan(0);
  expect(new Set(rows)).toEqual(new Set(['Kustomization carts/carts staging']));
  expect(rowOf('carts/carts', 'staging', CARTS).text('Source')).toBe(
    './elsewhere',
  );
});
