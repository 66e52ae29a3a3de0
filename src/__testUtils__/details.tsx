import {
  alertApiRef,
  analyticsApiRef,
  configApiRef,
  type AlertMessage,
  type AnalyticsEvent,
} from '@backstage/core-plugin-api';
import { mockApis } from '@backstage/test-utils';
import { act, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import {
  useLocation,
  useNavigate,
  type NavigateFunction,
} from 'react-router-dom';
import type { Fleet } from '../../dev/fleet/fleet';
import { gitRevision, ociRevision } from '../../dev/fleet/objects/artifact';
import { helmRelease } from '../../dev/fleet/objects/helmRelease';
import { imagePolicy } from '../../dev/fleet/objects/images';
import {
  kustomization,
  type KustomizationOptions,
} from '../../dev/fleet/objects/kustomization';
import type { Place } from '../../dev/fleet/objects/place';
import {
  gitRepository,
  helmRepository,
  ociRepository,
} from '../../dev/fleet/objects/sources';
import { cartsLabels as labels } from '../../dev/fleet/worlds/carts/names';
import { fluxReference, type FluxKind, type FluxReference } from '../flux';
import { dataOf } from '../data';
import { fleetOf } from './fleetOf';
import { renderCard, settled, type RenderCardOptions } from './renderCard';
import type { TestBackend } from './testBackend';
import { createUser } from './user';

/** The revision that everything in {@link shopObjects} is at. */
export const SHOP_REVISION = gitRevision('main', 'shop');

/** One object of each kind that a table card shows. */
export function shopObjects(on: Place) {
  const common = { on, namespace: 'shop', labels };
  const url = 'https://git.example/shop';
  const charts = { kind: 'HelmRepository', name: 'charts' };
  return [
    gitRepository({ ...common, name: 'git', url, revision: SHOP_REVISION }),
    helmRepository({ ...common, name: 'charts', url }),
    ociRepository({
      ...common,
      name: 'oci',
      url: 'oci://registry.example/shop',
      revision: ociRevision('1.0.0', 'shop'),
    }),
    imagePolicy({
      ...common,
      name: 'image',
      image: 'registry.example/shop',
      repository: { name: 'image' },
    }),
    kustomization({
      ...common,
      name: 'carts',
      source: { kind: 'GitRepository', name: 'git' },
      applied: SHOP_REVISION,
    }),
    helmRelease({
      ...common,
      name: 'orders',
      chart: { name: 'orders', version: '1.0.0', source: charts },
    }),
  ];
}

/** A Kustomization of the shop, ready unless `more` says otherwise. */
export type ShopPiece = [name: string, more?: Partial<KustomizationOptions>];

/** A cluster `staging` with {@link shopObjects} and further Kustomizations. */
export function shopFleet(...pieces: ShopPiece[]): Fleet {
  return fleetOf({
    name: 'staging',
    objects: on => [
      ...shopObjects(on),
      ...pieces.map(([name, more]) =>
        kustomization({
          on,
          namespace: 'shop',
          name,
          source: { kind: 'GitRepository', name: 'git' },
          applied: SHOP_REVISION,
          ...more,
        }),
      ),
    ],
  });
}

/** The query that shows an object of the namespace `shop`. */
export function queryOf(
  kind: string,
  name: string,
  { cluster = 'staging', tab = '' } = {},
): string {
  const parameters = new URLSearchParams({
    flux: `${cluster}/${kind}/shop/${name}`,
    ...(tab && { fluxTab: tab }),
  });
  return `?${parameters}`;
}

/** A reference to an object of the namespace `shop` on `staging`. */
export function shopReference(kind: FluxKind, name: string): FluxReference {
  return fluxReference('staging', kind, 'shop', name);
}

/** The rows of a table of the details, cell by cell. */
export function cellsIn(table: HTMLElement): string[][] {
  return [...table.querySelectorAll('tbody tr')].map(row =>
    [...row.children].map(cell => cell.textContent ?? ''),
  );
}

/** Reads an object now, as its details do every ten seconds. */
export async function readAgain(test: TestBackend, reference: FluxReference) {
  await act(async () => {
    // A read that fails rejects.
    await dataOf(test.fluxClient)
      .object(reference)
      .refresh()
      .catch(() => {});
  });
  await settled(test);
}

/** What {@link showPage} takes. */
export interface ShowPageOptions extends RenderCardOptions {
  /** The address of the page; the page `/before` was visited before. */
  address?: string;
  /** The app's configuration of this plugin. */
  flux?: Record<string, unknown>;
}

/** Shows a page at an address, and lets tests go back in its history. */
export async function showPage(page: ReactElement, options: ShowPageOptions) {
  const shown = await renderPage(page, options);
  await settled(options.test);
  return shown;
}

/** The same, without waiting for all that the page asks for. */
export async function renderPage(page: ReactElement, options: ShowPageOptions) {
  const { test, address = '/', flux = {} } = options;
  const alerts: AlertMessage[] = [];
  const events: AnalyticsEvent[] = [];
  const history: { address: string; navigate?: NavigateFunction } = {
    address: '',
  };
  function HistoryProbe() {
    const { pathname, search, hash } = useLocation();
    history.address = `${pathname}${search}${hash}`;
    history.navigate = useNavigate();
    return null;
  }
  const user = createUser();
  const rendered = await renderCard(
    <>
      {page}
      <HistoryProbe />
    </>,
    {
      ...options,
      routeEntries: ['/before', address],
      apis: [
        [alertApiRef, { post: (alert: AlertMessage) => alerts.push(alert) }],
        [
          analyticsApiRef,
          { captureEvent: (event: AnalyticsEvent) => events.push(event) },
        ],
        [configApiRef, mockApis.config({ data: { flux } as never })],
        ...(options.apis ?? []),
      ],
    },
  );
  return {
    ...rendered,
    user,
    alerts,
    events,
    /** The address of the page, decoded. */
    address: () => decodeURIComponent(history.address.replace(/\+/g, ' ')),
    /** Goes to an address, without waiting for what that asks for. */
    go: (to: string) => act(() => history.navigate?.(to)),
    back: async () => {
      await act(async () => history.navigate?.(-1));
      await settled(test);
    },
  };
}

// By selector: asking a whole page for roles takes jsdom seconds.

/** All dialogs on the page. */
export function dialogs(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog]')];
}

/** The details of an object, which are open. */
export async function detailsOf(name: string): Promise<HTMLElement> {
  return screen.findByRole('dialog', { name });
}

/** The link of a name on the page below, which a dialog may hide. */
export function linkNamed(name: string): HTMLElement {
  const links = [...document.querySelectorAll('a')].filter(
    link => (link.getAttribute('aria-label') ?? link.textContent) === name,
  );
  if (links.length !== 1) throw new Error(`${links.length} links ${name}`);
  return links[0];
}
