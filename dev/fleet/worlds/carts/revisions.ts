import { gitRevision, ociRevision } from '../../objects/artifact';
import { sha256Of } from '../../hex';

/** The revisions of the carts world's sources, which other objects refer to. */
export const revisions = {
  platform: gitRevision('main', 'platform/1'),
  carts: gitRevision('main', 'carts/128'),
  cartsBefore: gitRevision('main', 'carts/127'),
  cartsOlder: gitRevision('main', 'carts/126'),
  cartsRelease: gitRevision('v1.7.2', 'carts/126'),
  manifests: ociRevision('1.7.2', 'carts-manifests/1.7.2'),
  sockShop: sha256Of('sock-shop/index/41'),
  community: sha256Of('community/index/977'),
  assets: sha256Of('carts-assets/6'),
};

/** The Git commit that the carts manifests were built from. */
export const manifestsOrigin = revisions.cartsRelease;
