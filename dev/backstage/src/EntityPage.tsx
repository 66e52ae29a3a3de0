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
  isFluxAvailable,
} from '@backstage-community/plugin-flux';
import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import { EntityKubernetesContent } from '@backstage/plugin-kubernetes';
import Grid from '@material-ui/core/Grid';

const fluxContent = (
  <Grid container spacing={3}>
    <Grid item xs={12}>
      <EntityFluxEnvironmentsCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxDeploymentsCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxSourcesCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxDeliveryCard />
    </Grid>
  </Grid>
);

const overview = (
  <Grid container spacing={3}>
    <Grid item xs={12} md={6}>
      <EntityAboutCard />
    </Grid>
    <EntitySwitch>
      <EntitySwitch.Case if={isFluxAvailable}>
        <Grid item xs={12} md={6}>
          <EntityFluxStatusCard />
        </Grid>
      </EntitySwitch.Case>
      <EntitySwitch.Case if={isKind('group')}>
        <Grid item xs={12} md={6}>
          <EntityFluxFleetCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
  </Grid>
);

const fluxDetails = (
  <Grid container spacing={3}>
    <Grid item xs={12}>
      <EntityFluxHelmReleasesCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxKustomizationsCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxGitRepositoriesCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxOCIRepositoriesCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxHelmRepositoriesCard />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxImagePoliciesCard many={false} />
    </Grid>
    <Grid item xs={12}>
      <EntityFluxImagesCard />
    </Grid>
  </Grid>
);

/** The page of an entity. */
export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overview}
    </EntityLayout.Route>
    <EntityLayout.Route path="/kubernetes" title="Kubernetes">
      <EntityKubernetesContent />
    </EntityLayout.Route>
    <EntityLayout.Route path="/flux" title="Flux" if={isFluxAvailable}>
      {fluxContent}
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/flux-details"
      title="All of Flux"
      if={isFluxAvailable}
    >
      {fluxDetails}
    </EntityLayout.Route>
  </EntityLayout>
);
