import { perObject } from '../objects/perObject';
import { recordAt, textAt } from '../objects/json';
import { parseImage, type FluxImage } from '../images/image';
import { FluxSourceRef, sourceRefOf } from './source';
import { FluxObject } from '../objects/types';

/** How a policy orders tags. */
export interface FluxImageOrder {
  readonly by: 'semver' | 'alphabetical' | 'numerical';
  /** The range for semver (`6.x`), else the order (`asc`, `desc`). */
  readonly value?: string;
}

/** The settings and results of an ImagePolicy. */
export interface FluxImagePolicy {
  readonly order?: FluxImageOrder;
  /** The pattern that tags have to match, if there is a filter. */
  readonly tagPattern?: string;
  readonly repository?: FluxSourceRef;
  readonly latest?: FluxImage;
  readonly previous?: FluxImage;
}

const cachedPolicy = perObject(readPolicy);

/**
 * Reads an ImagePolicy. Since Flux 2.6 images are in `latestRef` and
 * `observedPreviousRef`, before that in the texts `latestImage` and
 * `observedPreviousImage`.
 */
export function imagePolicyOf(object: FluxObject): FluxImagePolicy {
  return cachedPolicy(object);
}

function readPolicy(object: FluxObject): FluxImagePolicy {
  return {
    order: readOrder(object),
    tagPattern: textAt(object, 'spec', 'filterTags', 'pattern'),
    repository: sourceRefOf(object),
    latest:
      imageIn(recordAt(object, 'status', 'latestRef')) ??
      parseImage(textAt(object, 'status', 'latestImage')),
    previous:
      imageIn(recordAt(object, 'status', 'observedPreviousRef')) ??
      parseImage(textAt(object, 'status', 'observedPreviousImage')),
  };
}

function readOrder(object: FluxObject): FluxImageOrder | undefined {
  const policy = recordAt(object, 'spec', 'policy');
  if (recordAt(policy, 'semver')) {
    return { by: 'semver', value: textAt(policy, 'semver', 'range') };
  }
  for (const by of ['alphabetical', 'numerical'] as const) {
    if (recordAt(policy, by)) return { by, value: textAt(policy, by, 'order') };
  }
  return undefined;
}

function imageIn(ref: unknown): FluxImage | undefined {
  const name = textAt(ref, 'name');
  if (!name) return undefined;
  const tag = textAt(ref, 'tag');
  const digest = textAt(ref, 'digest');
  const text = `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
  return { text, name, tag, digest };
}
