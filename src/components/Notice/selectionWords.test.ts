import { selectionProblemOf } from '../../flux';
import { entriesOf, messages } from '../../translations/messages';
import type { FluxTranslate } from '../../translations';
import { selectionWords } from './selectionWords';

const english = new Map(entriesOf(messages));
const t = ((key: string, values: Record<string, unknown> = {}) =>
  (english.get(key) ?? '').replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values[name]),
  )) as unknown as FluxTranslate;

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

it.each<[Record<string, string>, string, string]>([
  [
    { [ID]: 'shop/carts service' },
    ID,
    '"shop/carts service" cannot be the value of a label: "/" is not allowed in it, only letters, digits, "-", "_" and ".".',
  ],
  [
    { [ID]: 'a'.repeat(64) },
    ID,
    `"${'a'.repeat(
      64,
    )}" cannot be the value of a label: it has 64 characters, and 63 are allowed.`,
  ],
  [
    { [ID]: 'carts-' },
    ID,
    '"carts-" cannot be the value of a label: it must begin and end with a letter or a digit.',
  ],
  [
    { [SELECTOR]: 'app=carts tier=web' },
    SELECTOR,
    '"app=carts tier=web" is not a label selector: "tier" cannot stand where it does.',
  ],
  [
    { [SELECTOR]: 'tier in (web' },
    SELECTOR,
    '"tier in (web" is not a label selector: something is missing at its end.',
  ],
  [
    { [SELECTOR]: 'app: carts' },
    SELECTOR,
    '"app: carts" is not a label selector: "app:" cannot be the name of a label.',
  ],
  [
    { [SELECTOR]: 'app=shop/carts' },
    SELECTOR,
    '"shop/carts" cannot be the value of a label: "/" is not allowed in it, only letters, digits, "-", "_" and ".".',
  ],
  [
    { [SELECTOR]: 'tier in ()' },
    SELECTOR,
    '"tier in ()" is not a label selector: there is no value between the parentheses after "tier".',
  ],
  [
    { [SELECTOR]: 'tier>web' },
    SELECTOR,
    '"tier>web" is not a label selector: "tier" is compared with something that is not a whole number.',
  ],
  [
    { [ID]: 'carts', [NAMESPACE]: 'Shop' },
    NAMESPACE,
    '"Shop" cannot be the name of a namespace.',
  ],
])('says what is wrong with %j', (annotations, annotation, description) => {
  const problem = selectionProblemOf(annotations);
  expect(problem && selectionWords(problem, t)).toEqual({
    title: `The annotation ${annotation} of this entity cannot be used`,
    description,
  });
});
