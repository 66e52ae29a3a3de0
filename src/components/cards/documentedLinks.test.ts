/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  readLinkTemplates,
  templateLinksOf,
  valueAt,
  type FluxKind,
} from '../../flux';
import { condition, fluxObject } from '../../flux/__fixtures__/objects';

const document = readFileSync(
  join(__dirname, '../../../docs/links.md'),
  'utf8',
);

/** The example of docs/links.md, as an app's configuration has it. */
const templates = readLinkTemplates(
  [...document.matchAll(/```yaml\n([^]*?)```/g)]
    .flatMap(([, text]) => parseAllDocuments(text))
    .map(yaml => valueAt(yaml.toJS(), 'flux', 'links'))
    .find(links => links !== undefined),
);

function linksOf(kind: FluxKind, ready: 'True' | 'False' = 'True') {
  const object = fluxObject(kind, {
    metadata: {
      namespace: 'shop',
      name: 'carts',
      labels: { 'example.com/team': 'shop floor' },
    },
    status: { conditions: [condition('Ready', ready, 'Because')] },
  });
  const resource = { cluster: 'staging', object };
  const entity = { kind: 'Component', namespace: 'default', name: 'carts' };
  const { links, problems } = templateLinksOf(resource, templates, entity);
  expect(problems).toEqual([]);
  return links.map(({ title, url }) => `${title}: ${url}`);
}

const FLUX_OPERATOR =
  'Flux Operator: https://flux.staging.example.com/resource';
const HEADLAMP = 'Headlamp: https://headlamp.example.com/c/staging/flux';
const CAPACITOR = 'Capacitor: https://capacitor.example.com/#';
const GRAFANA =
  'Grafana: https://grafana.example.com/d/flux-cluster/flux-cluster-stats?var-namespace=shop';
const TEAM = 'Team: https://chat.example.com/channels/shop%20floor';

describe('the links in docs/links.md', () => {
  it('lead from a Kustomization that fails to all of them', () => {
    expect(linksOf('Kustomization', 'False')).toEqual([
      `${FLUX_OPERATOR}/Kustomization/shop/carts`,
      `${HEADLAMP}/kustomize/kustomizations/shop/carts`,
      `${CAPACITOR}/kustomization/shop/carts`,
      GRAFANA,
      'Runbook: https://backstage.example.com/docs/default/component/carts/runbook',
      TEAM,
    ]);
  });

  it('lead from a HelmRelease to its pages and its logs', () => {
    expect(linksOf('HelmRelease')).toEqual([
      `${FLUX_OPERATOR}/HelmRelease/shop/carts`,
      `${HEADLAMP}/helm/helmreleases/shop/carts`,
      `${CAPACITOR}/helmrelease/shop/carts`,
      GRAFANA,
      'Logs in Grafana: https://grafana.example.com/d/flux-logs/flux-logs?var-controller=helm-controller&var-query=carts',
      TEAM,
    ]);
  });

  it.each<[FluxKind, string]>([
    ['GitRepository', 'gitrepositories'],
    ['OCIRepository', 'ocirepositories'],
    ['HelmRepository', 'helmrepositories'],
    ['Bucket', 'buckets'],
  ])('lead from a %s to its pages', (kind, plural) => {
    expect(linksOf(kind)).toEqual([
      `${FLUX_OPERATOR}/${kind}/shop/carts`,
      `${HEADLAMP}/source/${plural}/shop/carts`,
      `${CAPACITOR}/source/${kind}/shop/carts`,
      GRAFANA,
      TEAM,
    ]);
  });
});
