import { http, HttpResponse } from 'msw';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { renderCard, showCard } from '../../__testUtils__/renderCard';
import { cardTitled, rowsIn } from '../../__testUtils__/table';
import { answer, setUp } from '../../__testUtils__/setUp';
import { QUERY } from '../../__testUtils__/testBackend';
import { FLUX_STATES, type FluxObject, isRecord, textAt } from '../../flux';
import { FluxTranslationProvider } from '../../translations';
import { FluxTable } from './FluxTable';
import {
  DeploymentsCard,
  ImagePoliciesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';

const folder = resolve(__dirname, '../../../../shared/flux-objects');
const there = existsSync(folder);
const describeIfThere = there ? describe : describe.skip;
const reason = there ? '' : ` (skipped: there is no ${folder})`;

interface Listed {
  kind: string;
  object: FluxObject;
}

/** All of them, each with a uid of its own: some are one object over time. */
function readObjects(): Listed[] {
  return readdirSync(folder).flatMap(kind =>
    readdirSync(resolve(folder, kind)).map(file => {
      const text = readFileSync(resolve(folder, kind, file), 'utf8');
      const object: unknown = parse(text);
      if (!isRecord(object)) throw new Error(`${file} is no object`);
      const metadata = { ...Object(object.metadata), uid: `${kind}/${file}` };
      return { kind, object: { ...object, metadata } };
    }),
  );
}

const CARDS: [string, typeof DeploymentsCard, string[]][] = [
  ['Deployments', DeploymentsCard, ['Kustomization', 'HelmRelease']],
  [
    'Sources',
    SourcesCard,
    [
      'GitRepository',
      'OCIRepository',
      'HelmRepository',
      'Bucket',
      'ExternalArtifact',
    ],
  ],
  ['Image Policies', ImagePoliciesCard, ['ImagePolicy']],
];

/** One cluster that has them all, in one answer. */
function answerWith(listed: readonly Listed[]) {
  const kinds = [...new Set(listed.map(({ kind }) => kind))];
  const base = 'http://backstage.test/api/kubernetes';
  answer(
    http.get(`${base}/clusters`, () =>
      HttpResponse.json({
        items: [{ name: 'real', authProvider: 'serviceAccount' }],
      }),
    ),
    http.post(`${base}${QUERY}`, () =>
      HttpResponse.json({
        items: [
          {
            cluster: { name: 'real' },
            podMetrics: [],
            errors: [],
            resources: kinds.map(kind => ({
              type: 'customresources',
              resources: listed
                .filter(each => each.kind === kind)
                .map(({ object }) => object),
            })),
          },
        ],
      }),
    ),
    http.all(`${base}/proxy/*`, () =>
      HttpResponse.json({ kind: 'Status', code: 404 }, { status: 404 }),
    ),
  );
}

function namesOf(objects: readonly FluxObject[]): string[] {
  return objects
    .map(object =>
      [
        textAt(object, 'kind'),
        [
          textAt(object, 'metadata', 'namespace'),
          textAt(object, 'metadata', 'name'),
        ]
          .filter(Boolean)
          .join('/'),
      ].join(' '),
    )
    .sort();
}

function shownIn(root: Element | Document): string[] {
  return rowsIn(root)
    .map(({ kind, name }) => `${kind} ${name}`)
    .sort();
}

describeIfThere(`real objects${reason}`, () => {
  const listed = there ? readObjects() : [];

  it('have a row each in the cards of their kind', async () => {
    const test = setUp();
    answerWith(listed);
    await showCard(
      <>
        {CARDS.map(([title, Card]) => (
          <Card key={title} many={false} />
        ))}
      </>,
      { test },
    );
    for (const [title, , kinds] of CARDS) {
      const objects = listed
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ object }) => object);
      expect(objects.length).toBeGreaterThan(1);
      expect(shownIn(cardTitled(title))).toEqual(namesOf(objects));
    }
    expect(document.body).not.toHaveTextContent(
      /[Ww]ent wrong|could not be read|\[object Object\]|undefined|NaN/,
    );
  });

  it('have a row each in a table with every column there is', async () => {
    const resources = listed.map(({ object }) => ({ cluster: 'real', object }));

    function Everything() {
      return (
        <FluxTable
          name="test"
          label="Test"
          resources={resources}
          columns={[
            'kind',
            'name',
            'repo',
            'source',
            'verified',
            'provider',
            'url',
            'artifact',
            'imagePolicy',
            'imageRepository',
            'latestImage',
            'status',
            'updated',
          ]}
          many={false}
        />
      );
    }
    await renderCard(
      <FluxTranslationProvider>
        <Everything />
      </FluxTranslationProvider>,
      { test: setUp() },
    );
    expect(shownIn(document)).toEqual(
      namesOf(listed.map(({ object }) => object)),
    );
    const words = rowsIn().map(row => row.word('Status'));
    const states: readonly string[] = FLUX_STATES;
    expect(words.filter(word => !states.includes(word))).toEqual([]);
    expect(document.body).not.toHaveTextContent(
      /\[object Object\]|undefined|NaN/,
    );
  });
});
