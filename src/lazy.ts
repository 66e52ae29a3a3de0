/**
 * Loads the client and the data layer, which is enough to send the first
 * request. The views are loaded from that chunk, so that bundlers do not copy
 * shared modules into both.
 */
export const loadClient = () => import('./client');

/** Loads the tables. */
export async function loadViews() {
  const client = await loadClient();
  return client.loadViews();
}

/** Loads the card of environments, which stands beside tables. */
export async function loadEnvironments() {
  const views = await loadViews();
  return views.loadEnvironments();
}

/** Loads what the page of the runtime shows. */
export async function loadRuntime() {
  const views = await loadViews();
  return views.loadRuntime();
}

/** Loads the page about all clusters. */
export async function loadFleet() {
  const views = await loadViews();
  return views.loadFleet();
}

/** Loads the card of delivery, which has parts of the details. */
export async function loadDelivery() {
  const views = await loadViews();
  return views.loadDelivery();
}

/** Loads the card of images, which stands beside tables. */
export async function loadImages() {
  const views = await loadViews();
  return views.loadImages();
}

/** Loads the details of an object, which open over any page. */
export async function loadDetails() {
  const views = await loadViews();
  return views.loadDetails();
}

/** Loads the small card for the overview, which may stand alone. */
export async function loadStatus() {
  const client = await loadClient();
  return client.loadStatus();
}
