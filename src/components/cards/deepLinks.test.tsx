import { coreApis } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/test-utils';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { imagePolicy } from '../../../dev/fleet/objects/images';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import {
  bucket,
  externalArtifact,
  gitRepository,
  helmRepository,
  ociRepository,
} from '../../../dev/fleet/objects/sources';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { showCard } from '../../__testUtils__/renderCard';
import { rowsIn } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import {
  DeploymentsCard,
  ImagePoliciesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';

let test: TestBackend;

beforeEach(() => {
  const fleet = fleetOf({
    name: 'eu 1&2',
    objects: on => {
      const common = { on, namespace: 'carts', name: 'a', labels };
      const revision = gitRevision('main', 'a');
      const source = { kind: 'GitRepository', name: 'a' };
      const url = 'https://git.example/a';
      return [
        kustomization({ ...common, source, applied: revision }),
        helmRelease({ ...common, chart: { name: 'a', version: '1', source } }),
        gitRepository({ ...common, url, revision }),
        ociRepository({ ...common, url: 'oci://ghcr.io/a/a', revision }),
        helmRepository({ ...common, url, revision }),
        bucket({ ...common, endpoint: 's3.example', bucketName: 'a' }),
        externalArtifact({ ...common, generator: 'a', revision }),
        imagePolicy({ ...common, image: 'a', repository: { name: 'a' } }),
      ];
    },
  });
  test = setUp({ fleet });
});

afterEach(() => test.fleet.stop());

/** Where the links beside the names of the rows lead to, by kind. */
async function renderLinks(baseUrl?: string) {
  const data = baseUrl === undefined ? {} : { flux: { gitops: { baseUrl } } };
  await showCard(
    <>
      <DeploymentsCard />
      <SourcesCard />
      <ImagePoliciesCard />
    </>,
    { test, apis: [[coreApis.config, mockApis.config({ data })]] },
  );
  return Object.fromEntries(
    [...document.querySelectorAll('table')].flatMap(table =>
      rowsIn(table).map(row => {
        const [details, link = null] = row.cell('Name').querySelectorAll('a');
        expect(details.textContent).toBe(row.name);
        expect(details).toHaveAttribute(
          'href',
          expect.stringMatching(/[?&]flux=/),
        );
        return [row.kind, link && [link.ariaLabel, link.href, link.rel]];
      }),
    ),
  );
}

const PAGES = {
  Kustomization: 'kustomization',
  HelmRelease: 'helm_release',
  GitRepository: 'git_repo',
  OCIRepository: 'oci',
  HelmRepository: 'helm_repo',
  ImagePolicy: 'image_policy',
  // Weave GitOps has no pages for these.
  Bucket: null,
  ExternalArtifact: null,
};

it('has links to their pages in Weave GitOps beside the names', async () => {
  const links = await renderLinks('https://gitops.example:8443/wego/');
  expect(links).toEqual(
    Object.fromEntries(
      Object.entries(PAGES).map(([kind, page]) => [
        kind,
        page && [
          kind !== 'ImagePolicy'
            ? `carts/a (${kind}) on eu 1&2 in Weave GitOps`
            : 'carts/a in Weave GitOps',
          `https://gitops.example:8443/wego/${page}/details?clusterName=eu+1%262&name=a&namespace=carts`,
          'noopener noreferrer',
        ],
      ]),
    ),
  );
});

it.each([
  ['no address', undefined],
  ['text that is no address', 'gitops.example'],
  ['an address of another scheme', 'data:text/html,hello'],
])(
  'there are no links to other pages beside the names with %s configured',
  async (_what, baseUrl) => {
    const links = await renderLinks(baseUrl);
    expect(links).toEqual(
      Object.fromEntries(Object.keys(PAGES).map(kind => [kind, null])),
    );
  },
);
