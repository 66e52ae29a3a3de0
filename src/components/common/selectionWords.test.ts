import { selectionProblemOf } from '../../flux';
import { englishMessages } from '../../__testUtils__/englishMessages';
import type { FluxTranslate } from '../../translations';
import { selectionWords } from './selectionWords';

const english = englishMessages();
const t = ((key: string, values: Record<string, unknown> = {}) =>
  (english[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values[name]),
  )) as unknown as FluxTranslate;

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

it.each<[Record<string, string>, string, string]>([
  [
    { [ID]: 'shop/carts service' },
    ID,
    '"shop/carts service" is not a valid label value: it contains "/", but only letters, digits, "-", "_" and "." are allowed.',
  ],
  [
    { [ID]: 'a'.repeat(64) },
    ID,
    `"${'a'.repeat(
      64,
    )}" is not a valid label value: it has 64 characters, but at most 63 are allowed.`,
  ],
  [
    { [ID]: 'carts-' },
    ID,
    '"carts-" is not a valid label value: it must begin and end with a letter or a digit.',
  ],
  [
    { [SELECTOR]: 'app=carts tier=web' },
    SELECTOR,
    '"app=carts tier=web" is not a valid label selector: "tier" is not allowed at its position.',
  ],
  [
    { [SELECTOR]: 'tier in (web' },
    SELECTOR,
    '"tier in (web" is not a valid label selector: it is incomplete.',
  ],
  [
    { [SELECTOR]: 'app: carts' },
    SELECTOR,
    '"app: carts" is not a valid label selector: "app:" is not a valid label name.',
  ],
  [
    { [SELECTOR]: 'app=shop/carts' },
    SELECTOR,
    '"shop/carts" is not a valid label value: it contains "/", but only letters, digits, "-", "_" and "." are allowed.',
  ],
  [
    { [SELECTOR]: 'tier in ()' },
    SELECTOR,
    '"tier in ()" is not a valid label selector: the parentheses after "tier" are empty.',
  ],
  [
    { [SELECTOR]: 'tier>web' },
    SELECTOR,
    '"tier>web" is not a valid label selector: "tier" is compared with a value that is not a whole number.',
  ],
  [
    { [ID]: 'carts', [NAMESPACE]: 'Shop' },
    NAMESPACE,
    '"Shop" is not a valid namespace name.',
  ],
])('describes the mistake in %j', (annotations, annotation, description) => {
  const problem = selectionProblemOf(annotations);
  expect(problem && selectionWords(problem, t)).toEqual({
    title: `The annotation ${annotation} of this entity cannot be used`,
    description,
  });
});
