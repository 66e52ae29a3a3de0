import { screen, waitFor } from '@testing-library/react';
import type { Cluster } from '../../../dev/fleet/cluster';
import { createMixedFleet } from '../../../dev/fleet/worlds/carts';
import { listAt, textAt } from '../../flux';
import { keepOnly } from '../../__testUtils__/fleetOf';
import { renderCard, settled, showCard } from '../../__testUtils__/renderCard';
import { cardTitled, rowsIn } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY, type TestBackend } from '../../__testUtils__/testBackend';
import {
  DeploymentsCard,
  HelmReleasesCard,
  ImagePoliciesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;

/** Deployments from each kind of source; not all are on every cluster. */
const DEPLOYMENTS = [
  'carts',
  'carts-assets',
  'carts-frontend',
  'carts-gateway',
  'carts-manifests',
  'carts-monitoring',
  'carts-nginx',
  'carts-quotas',
  'carts-session-store',
];

function given(timings: { askEachAfterMs: number; answerWithinMs: number }) {
  const fleet = createMixedFleet();
  keepOnly(fleet, 'Kustomization', DEPLOYMENTS);
  keepOnly(fleet, 'HelmRelease', DEPLOYMENTS);
  keepOnly(fleet, 'GitRepository', ['carts', 'carts-config', 'carts-release']);
  keepOnly(fleet, 'OCIRepository', [
    'carts-base',
    'carts-gateway-chart',
    'carts-manifests',
  ]);
  keepOnly(fleet, 'ImagePolicy', ['carts', 'carts-queue']);
  test = setUp({ fleet, timings });
}

/** What a cluster holds of some kinds with the entity's label. */
function labelledOn(cluster: Cluster, kinds: string[]): string[] {
  return kinds
    .filter(kind => cluster.serves(kind))
    .flatMap(kind => cluster.list(kind))
    .filter(
      ({ metadata }) =>
        metadata.labels?.['backstage.io/kubernetes-id'] === 'carts-service',
    )
    .map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
    )
    .sort();
}

function shownIn(title: string, cluster: string): string[] {
  return rowsIn(cardTitled(title))
    .filter(row => row.cluster === cluster)
    .map(({ kind, name }) => `${kind} ${name}`)
    .sort();
}

const SHARED = ['community', 'registry', 'sock-shop'].map(
  name => `HelmRepository flux-system/${name}`,
);

it('cards show everything on Flux 0.41 to 2.9 once, and no version error', async () => {
  given({ askEachAfterMs: 20_000, answerWithinMs: 25_000 });
  await showCard(
    <>
      <DeploymentsCard many={false} />
      <SourcesCard many={false} />
      <ImagePoliciesCard many={false} />
    </>,
    { test },
  );

  expect(test.fleet.clusters.map(({ flux }) => flux)).toEqual([
    '0.41',
    '2.0',
    '2.2',
    '2.6',
    '2.7',
    '2.9',
  ]);
  for (const cluster of test.fleet.clusters) {
    const { name, flux } = cluster;
    const deployments = labelledOn(cluster, ['Kustomization', 'HelmRelease']);
    expect(deployments.length).toBeGreaterThan(4);
    expect(shownIn('Deployments', name)).toEqual(deployments);
    const byReference = ['2.6', '2.7', '2.9'].includes(flux)
      ? ['OCIRepository flux-system/carts-gateway-chart']
      : [];
    expect(shownIn('Sources', name)).toEqual(
      [
        ...labelledOn(cluster, [
          'GitRepository',
          'OCIRepository',
          'HelmRepository',
          'Bucket',
          'ExternalArtifact',
        ]),
        ...SHARED,
        ...byReference,
      ].sort(),
    );
    expect(shownIn('Image Policies', name)).toEqual(
      labelledOn(cluster, ['ImagePolicy']),
    );
  }
  // Chart and version, image and source whatever the version of the API.
  for (const title of ['Deployments', 'Image Policies']) {
    const shown = rowsIn(cardTitled(title)).filter(
      ({ name, kind }) => name === 'carts/carts' && kind !== 'Kustomization',
    );
    const texts = shown.map(row =>
      row.kind === 'HelmRelease'
        ? `${row.text('Repo')} ${row.text('Source')}`
        : row.text('Latest Image'),
    );
    expect(texts).toEqual(
      test.fleet.clusters.map(() =>
        title === 'Deployments'
          ? 'flux-system/sock-shop carts/1.7.2'
          : 'weaveworksdemos/carts:0.4.9previously: 0.4.8',
      ),
    );
  }

  expect(screen.queryByText(/could not be read|404/)).not.toBeInTheDocument();
  // The first asks for the newest versions, the second for the older ones; from
  // then on one asks for all that are needed.
  const versionsAsked = () =>
    test.backend.requests
      .filter(({ path }) => path === QUERY)
      .map(({ body }) =>
        listAt(body, 'customResources')
          .filter(matcher => textAt(matcher, 'plural') === 'helmreleases')
          .map(matcher => textAt(matcher, 'apiVersion')),
      );
  const atFirst = [['v2'], ['v2beta2', 'v2beta1']];
  expect(versionsAsked()).toEqual(atFirst);
  const [refresh] = document.querySelectorAll('[aria-label="Refresh"]');
  const user = createUser();
  await user.click(refresh);
  await settled(test);
  expect(versionsAsked()).toEqual([...atFirst, ['v2', 'v2beta2', 'v2beta1']]);
});

it('a card names the cluster that hangs, and has the rows of the others', async () => {
  given({ askEachAfterMs: 50, answerWithinMs: 500 });
  test.fleet.cluster('flux-2-6').break({ kind: 'hang' });
  await renderCard(<HelmReleasesCard many={false} />, { test });
  const expected = test.fleet.clusters.map(cluster =>
    cluster.name === 'flux-2-6' ? [] : labelledOn(cluster, ['HelmRelease']),
  );
  await waitFor(() =>
    expect(document.querySelectorAll('tbody tr')).toHaveLength(
      expected.flat().length,
    ),
  );
  const shown = test.fleet.clusters.map(({ name }) =>
    shownIn('Helm Releases', name),
  );
  expect(shown).toEqual(expected);
  // On a busy machine others may be late as well, and be said to be for a while.
  expect(
    await screen.findByText('1 of 6 clusters could not be read: flux-2-6'),
  ).toBeVisible();
});
