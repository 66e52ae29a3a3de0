import { EntityLayout, EntitySwitch, isKind } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import type { ReactElement } from 'react';
import {
  EntityFluxDeliveryCard,
  EntityFluxDeploymentsCard,
  EntityFluxEnvironmentsCard,
  EntityFluxFleetCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxImagesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  EntityFluxStatusCard,
} from '../../src';
import { ClusterSwitches } from './ClusterSwitches';
import { DemoFleetApis } from './DemoFleetApis';

function cards(...elements: ReactElement[]) {
  return (
    <Grid container spacing={3}>
      {elements.map((element, index) => (
        <Grid item xs={12} key={index}>
          {element}
        </Grid>
      ))}
    </Grid>
  );
}

/** The page of a component, as an app would lay it out. */
const componentPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Deployments">
      {cards(
        <EntityFluxEnvironmentsCard />,
        <EntityFluxDeploymentsCard />,
        <EntityFluxSourcesCard />,
        <ClusterSwitches />,
      )}
    </EntityLayout.Route>
    <EntityLayout.Route path="/flux" title="All of Flux">
      {cards(
        <ClusterSwitches />,
        <EntityFluxHelmReleasesCard />,
        <EntityFluxKustomizationsCard />,
        <EntityFluxGitRepositoriesCard />,
        <EntityFluxOCIRepositoriesCard />,
        <EntityFluxHelmRepositoriesCard />,
        <EntityFluxImagePoliciesCard />,
        <EntityFluxDeploymentsCard />,
        <EntityFluxSourcesCard />,
      )}
    </EntityLayout.Route>
    <EntityLayout.Route path="/delivery" title="Delivery">
      {cards(<EntityFluxDeliveryCard />, <ClusterSwitches />)}
    </EntityLayout.Route>
    <EntityLayout.Route path="/images" title="Images">
      {cards(<EntityFluxImagesCard />, <ClusterSwitches />)}
    </EntityLayout.Route>
    <EntityLayout.Route path="/brief" title="In brief">
      {cards(
        <EntityFluxStatusCard />,
        <EntityFluxImagePoliciesCard many={false} />,
        <EntityFluxHelmRepositoriesCard many={false} />,
      )}
    </EntityLayout.Route>
  </EntityLayout>
);

/** The page of a team. */
const groupPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {cards(
        <DemoFleetApis fleet="portal">
          <EntityFluxFleetCard />
        </DemoFleetApis>,
      )}
    </EntityLayout.Route>
  </EntityLayout>
);

/** The page of an entity. */
export const demoEntityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('group')}>{groupPage}</EntitySwitch.Case>
    <EntitySwitch.Case>{componentPage}</EntitySwitch.Case>
  </EntitySwitch>
);
