import { act, screen, waitFor } from '@testing-library/react';
import { helmChartOf } from '../../../dev/fleet/objects/helmChart';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { failed } from '../../../dev/fleet/objects/verdict';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import { showCard } from '../../__testUtils__/renderCard';
import {
  buttonIn,
  factsIn,
  rowOf,
  rowsIn,
  type ShownRow,
} from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import {
  GitRepositoriesCard,
  HelmReleasesCard,
  OCIRepositoriesCard,
} from '../../__testUtils__/entityCards';
import { createUser, type User } from '../../__testUtils__/user';

let test: TestBackend;

beforeEach(() => {
  const timings = { askEachAfterMs: 5_000, answerWithinMs: 10_000 };
  test = setUp({ timings });
});

/** Opens what a cell has to tell, by keyboard, and closes it again. */
async function openByKeyboard(user: User, cell: HTMLElement) {
  const button = buttonIn(cell);
  act(() => button.focus());
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { hidden: true });
  expect(dialog).toHaveAccessibleName(button.getAttribute('aria-label') ?? '');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  const facts = factsIn(dialog);

  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(document.querySelector('[role=dialog]')).not.toBeInTheDocument(),
  );
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-expanded', 'false');
  return facts;
}

/** What a screen reader says of the verification of a row. */
function readOut(row: ShownRow, column: string): string {
  const button = row.cell(column).querySelector('button');
  // The icon says nothing: it goes with the word.
  button
    ?.querySelectorAll('svg')
    .forEach(icon => expect(icon).toHaveAttribute('aria-hidden', 'true'));
  return button?.getAttribute('aria-label') ?? '';
}

interface Example {
  name: string;
  word: string;
  facts?: Record<string, RegExp>;
}

const EXAMPLES: [string, typeof GitRepositoriesCard, Example[]][] = [
  [
    'GitRepository',
    GitRepositoriesCard,
    [
      {
        name: 'carts/carts',
        word: 'Verified',
        facts: {
          Mode: /^HEAD$/,
          'Signed commit': /^[0-9a-f]{40}$/,
          Key: /^1A2B3C4D5E6F7081$/,
          Reason: /^Succeeded$/,
          Message: /^verified signature of/,
        },
      },
      {
        name: 'carts/carts-config',
        word: 'Failed',
        facts: {
          Mode: /^HEAD$/,
          Reason: /^InvalidCommitSignature$/,
          Message: /failed: unsupported signature type: empty$/,
        },
      },
      {
        name: 'carts/carts-policies',
        word: 'Pending',
        facts: { Mode: /^HEAD$/ },
      },
      {
        name: 'carts/carts-vendor',
        word: 'Failed',
        facts: {
          Mode: /^HEAD$/,
          Reason: /^VerificationError$/,
          Message:
            /^public keys secret error: secrets "vendor-signers" not found$/,
        },
      },
      { name: 'carts/carts-release', word: '' },
      { name: 'carts/carts-new', word: '' },
    ],
  ],
  [
    'OCIRepository',
    OCIRepositoriesCard,
    [
      {
        name: 'carts/carts-manifests',
        word: 'Verified',
        facts: {
          Provider: /^cosign$/,
          'Signed revision': /^1\.7\.2@sha256:[0-9a-f]{64}$/,
          Reason: /^Succeeded$/,
          Message: /^verified signature of revision/,
        },
      },
      {
        name: 'carts/carts-manifests-edge',
        word: 'Failed',
        facts: {
          Provider: /^cosign$/,
          Reason: /^VerificationError$/,
          Message: /no matching signatures were found for/,
        },
      },
      {
        name: 'carts/carts-plugins',
        word: 'Failed',
        facts: {
          Provider: /^cosign$/,
          Reason: /^VerificationError$/,
          Message: /no matching signatures were found for/,
        },
      },
      {
        name: 'carts/carts-base',
        word: 'Not enforced',
        facts: {
          Provider: /^notation$/,
          'Not enforced': /so it is unknown whether the source is signed\.$/,
        },
      },
      { name: 'carts/carts-private', word: '' },
    ],
  ],
];

it.each(EXAMPLES)(
  'the cards tell whether each %s is verified, and by whom or why not',
  async (kind, Card, examples) => {
    const user = createUser();
    await showCard(<Card many={false} />, { test });
    for (const { name, word, facts } of examples) {
      const row = rowOf(name, 'staging');
      expect([row.kind, name, row.word('Verified')]).toEqual([
        kind,
        name,
        word,
      ]);
      expect(readOut(row, 'Verified')).toBe(
        word && `${word}: verification of ${name}`,
      );
      expect(row.cell('Verified').childElementCount).toBe(word ? 1 : 0);
      if (!facts) continue;
      const shown = await openByKeyboard(user, row.cell('Verified'));
      expect(Object.keys(shown)).toEqual(Object.keys(facts));
      for (const [term, pattern] of Object.entries(facts)) {
        expect(shown[term]).toMatch(pattern);
      }
    }
    // The same by the words of Flux 2.2.
    for (const { name, word } of examples) {
      const row = rowsIn().find(
        found => found.name === name && found.cluster === 'production',
      );
      expect(row?.word('Verified') ?? word).toBe(word);
    }
  },
);

describe('the verification of charts', () => {
  const reason = 'ChartVerificationError';
  const message =
    "chart verification error: failed to verify the signature using provider 'cosign'";

  function addReleases() {
    const on = { release: '2.9' as const, now: Date.now() };
    const source = {
      kind: 'HelmRepository',
      name: 'registry',
      namespace: 'flux-system',
    };
    const of = (name: string) => ({
      on,
      namespace: 'carts',
      labels: cartsLabels,
      name,
      chart: {
        name,
        version: '1.0.0',
        source,
        verify: { provider: 'cosign' as const },
      },
    });
    const staging = test.fleet.cluster('staging');
    staging.put(helmRelease(of('unsigned')));
    staging.put(
      helmChartOf(of('unsigned'), {
        stored: false,
        verdict: failed({ reason, message }, [
          { type: 'BuildFailed', status: 'True', reason, message },
        ]),
      }),
    );
    staging.put(helmRelease(of('chartless')));
  }

  it('is shown at their releases', async () => {
    addReleases();
    const user = createUser();
    await showCard(<HelmReleasesCard many={false} />, { test });

    const words = (name: string, cluster: string) => {
      const row = rowOf(name, cluster);
      return [row.word('Source'), readOut(row, 'Source')];
    };
    const name = 'carts/carts-session-store';
    for (const cluster of ['staging', 'production']) {
      expect(words(name, cluster)).toEqual([
        'Verified',
        `Verified: verification of ${name}`,
      ]);
      expect(words('carts/carts', cluster)).toEqual(['', '']);
    }
    expect(words('carts/unsigned', 'staging')[0]).toBe('Failed');
    expect(words('carts/chartless', 'staging')[0]).toBe('Pending');

    const verified = rowOf(name, 'staging').cell('Source');
    expect(verified).toHaveTextContent(/^valkey\/2\.1\.0Verified$/);
    expect(await openByKeyboard(user, verified)).toMatchObject({
      Provider: 'cosign',
      'Signed version': '2.1.0',
    });
    const unsigned = rowOf('carts/unsigned', 'staging').cell('Source');
    expect(await openByKeyboard(user, unsigned)).toMatchObject({
      Provider: 'cosign',
      Reason: reason,
      Message: message,
    });
  });
});

it('the verification of a chart is not known where its HelmChart cannot be read', async () => {
  test.backend.deny('kubernetes.proxy');
  const user = createUser();
  await showCard(<HelmReleasesCard many={false} />, { test });
  const cell = rowOf('carts/carts-session-store', 'staging').cell('Source');
  expect(cell).toHaveTextContent(/Not known$/);
  expect(await openByKeyboard(user, cell)).toMatchObject({
    'Not known': expect.stringContaining('could not be read'),
  });
});

it('the verification of a source lists each of several signatures', async () => {
  test.fleet.cluster('staging').tamper = object =>
    object.metadata.name === 'carts'
      ? {
          ...object,
          status: {
            ...object.status,
            conditions: [
              {
                type: 'SourceVerified',
                status: 'True',
                reason: 'Succeeded',
                message:
                  "verified signature of\n\t- tag 'v1@1111' with key 'A1'\n\t- commit '2222' with key 'B2'\n\t- commit '3333' with key 'B2'",
              },
            ],
          },
        }
      : object;
  const user = createUser();
  await showCard(<GitRepositoriesCard many={false} />, { test });
  const cell = rowOf('carts/carts', 'staging').cell('Verified');
  await user.click(buttonIn(cell));
  const dialog = await screen.findByRole('dialog');
  const values = [...dialog.querySelectorAll('dd bdi')].map(
    ({ textContent }) => textContent,
  );
  expect(values).toEqual(
    expect.arrayContaining(['v1@1111', '2222', '3333', 'A1, B2']),
  );
});

it('a card of sources sorts by verification and by artifact', async () => {
  const user = createUser();
  await showCard(<GitRepositoriesCard many={false} />, { test });
  // Numbers as a person counts, in hashes, too.
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  for (const header of ['Verified', 'Artifact']) {
    const title = [...document.querySelectorAll('thead th')].find(
      ({ textContent }) => textContent === header,
    );
    const button = title?.querySelector('button');
    if (!button) throw new Error(`No sorting by ${header}`);
    // There is one order, the other, and the one from before.
    const orders: string[][] = [];
    for (let clicks = 0; clicks < 3; clicks++) {
      await user.click(button);
      const texts = rowsIn().map(row => row.text(header));
      orders.push(texts.filter(text => text !== ''));
    }
    const sorted = [...orders[0]].sort(compare);
    expect(new Set(sorted).size).toBeGreaterThan(2);
    expect(orders).toContainEqual(sorted);
    expect(orders).toContainEqual([...sorted].reverse());
  }
});

const SEARCHES: [string, string[]][] = [
  ['pending', ['carts/carts-policies']],
  // Its status does not tell it.
  ['SHA1:c6322ec2', ['carts/carts-policies']],
  // Not those of which nothing is configured, or told.
  ['config', ['carts/carts-config']],
  ['undefined', []],
  ['not-', []],
];

it('the search finds by verification and by artifact, and nothing that is not shown', async () => {
  const user = createUser();
  test.fleet.cluster('production').break({ kind: 'status', status: 404 });
  await showCard(<GitRepositoriesCard />, { test });
  const search = screen.getByLabelText('Search');
  for (const [query, found] of SEARCHES) {
    await user.clear(search);
    await waitFor(() => expect(rowsIn()).toHaveLength(9));
    await user.paste(query);
    await waitFor(() =>
      expect([query, rowsIn().map(({ name }) => name)]).toEqual([query, found]),
    );
  }
});
