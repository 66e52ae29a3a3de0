import { createKubernetesBackend } from '../../dev/fleet/backend';
import { cartsEntity, createCartsFleet } from '../../dev/fleet/worlds/carts';
import { openCard, type Bench, type Finding } from '../bench';
import { inTime } from '../browser';

/** How long a hanging cluster delays the rows of the other one. */
export async function hangingCluster(bench: Bench): Promise<Finding[]> {
  const fleet = createCartsFleet();
  const backend = createKubernetesBackend({ fleet, entities: [cartsEntity] });
  fleet.cluster('production').break({ kind: 'hang' });
  bench.server.answer = backend.handle;
  const cards = await openCard(bench, { path: '/flux?all', holdTime: false });
  const ms = await inTime(
    cards.page.evaluate(() => window.bench.firstRowSinceAskedMs()),
  );
  await cards.close();
  fleet.stop();
  return [
    {
      name: 'eight cards, one cluster hangs: first row',
      unit: 's',
      measured: ms / 1000,
      limit: 5,
    },
  ];
}
