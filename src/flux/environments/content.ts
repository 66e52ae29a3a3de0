import { webHostOf } from '../links/gitPage';
import { parseAddress, segmentsOf } from '../links/redact';
import { urlOf } from '../links/webUrl';
import { kindOf } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';
import { chartOf } from '../sources/chart';

/**
 * What a deployment deploys a version of: the name of its chart, or the
 * address of its source, the same for every way to write it. Undefined where
 * that is not known.
 */
export function contentOf(
  object: FluxObject,
  source: FluxObject | undefined,
): string | undefined {
  return kindOf(object)?.kind === 'HelmRelease'
    ? chartOf(object).name
    : repositoryIn(source && urlOf(source));
}

function repositoryIn(text: string | undefined): string | undefined {
  const address = text ? parseAddress(text) : undefined;
  if (!address) return text;
  const { scheme, url } = address;
  const host = scheme === 'ssh' ? webHostOf(url) : url.host;
  const path = segmentsOf(url).join('/');
  return `${host}/${path.replace(/\.git$/, '')}`.toLowerCase();
}
