import { EntityLayout } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import { EntityFluxHelmReleasesCard } from '../../src';
import { ClusterSwitches } from './ClusterSwitches';

/** The page of a component, as an app would lay it out. */
export const demoEntityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Flux">
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <ClusterSwitches />
        </Grid>
        <Grid item xs={12}>
          <EntityFluxHelmReleasesCard />
        </Grid>
      </Grid>
    </EntityLayout.Route>
  </EntityLayout>
);
