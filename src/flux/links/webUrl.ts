import { kindOf } from '../kinds/kinds';
import { perObject } from '../objects/perObject';
import { textAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { httpPageOf, sshPageOf, type FluxIntegrationOf } from './gitPage';
import { isReachable } from './reachable';
import {
  LONGEST_ADDRESS,
  parseAddress,
  segmentsOf,
  tidyAddress,
} from './redact';
import { registryPageOf } from './registryPage';

const cachedUrl = perObject(readUrl);
const cachedWebUrl = perObject(object => readWebUrl(object));

/**
 * The address of an object's content, for display: the `url` of a repository,
 * `endpoint/bucketName` of a Bucket, the `image` of an ImageRepository. It
 * never contains credentials: user and password are removed, and so are query
 * and fragment, which may contain tokens.
 */
export function urlOf(object: FluxObject): string | undefined {
  return cachedUrl(object);
}

/**
 * Where a browser can open what {@link urlOf} shows: an http(s) address as it
 * is, the web page of a git repository, the page of an OCI repository in a
 * registry that has such pages. Undefined for all else, in particular for what
 * only a cluster can reach. For git, the integration of a host takes precedence
 * over guesses from its name and port.
 */
export function webUrlOf(
  object: FluxObject,
  integrationOf?: FluxIntegrationOf,
): string | undefined {
  return integrationOf
    ? readWebUrl(object, integrationOf)
    : cachedWebUrl(object);
}

/**
 * The page of a container image, `[host/]path[:tag][@digest]`, in a registry
 * that has such pages.
 */
export function imageWebUrlOf(image: string): string | undefined {
  if (typeof image !== 'string' || image.length > LONGEST_ADDRESS) {
    return undefined;
  }
  const [, name = ''] =
    /^((?:[^/@]+\/)?[^@:]+)(?::\w[\w.-]*)?(?:@[\w+.-]+:[\da-f]+)?$/i.exec(
      image.trim(),
    ) ?? [];
  const [first, ...rest] = name.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return hasHost
    ? registryPageOf(first, rest, 'repository')
    : registryPageOf('docker.io', [first, ...rest], 'repository');
}

function readUrl(object: FluxObject): string | undefined {
  const address =
    tidyAddress(textAt(object, 'spec', 'url')) ??
    tidyAddress(textAt(object, 'spec', 'image')) ??
    bucketOf(object);
  return address && address.length > LONGEST_ADDRESS
    ? `${address.slice(0, LONGEST_ADDRESS)}…`
    : address;
}

function bucketOf(object: FluxObject): string | undefined {
  const endpoint = tidyAddress(textAt(object, 'spec', 'endpoint'));
  const bucket = tidyAddress(textAt(object, 'spec', 'bucketName'));
  return endpoint && bucket
    ? `${endpoint.replace(/\/$/, '')}/${bucket}`
    : endpoint ?? bucket;
}

function readWebUrl(
  object: FluxObject,
  integrationOf?: FluxIntegrationOf,
): string | undefined {
  const text = tidyAddress(textAt(object, 'spec', 'url'));
  if (!text) return imageWebUrlOf(textAt(object, 'spec', 'image') ?? '');
  const address =
    text.length > LONGEST_ADDRESS ? undefined : parseAddress(text);
  switch (address?.scheme) {
    case 'http':
    case 'https':
      if (kindOf(object)?.kind === 'GitRepository') {
        return httpPageOf(address, text, integrationOf);
      }
      return isReachable(address.url, address.scheme) ? text : undefined;
    case 'ssh':
      return sshPageOf(address, integrationOf);
    case 'oci':
      // The URL of a HelmRepository of type oci is a namespace of charts.
      return registryPageOf(
        address.url.host,
        segmentsOf(address.url),
        textAt(object, 'spec', 'type') === 'oci' ? 'namespace' : 'repository',
      );
    default:
      return undefined;
  }
}
