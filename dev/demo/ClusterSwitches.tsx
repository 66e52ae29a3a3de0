import { InfoCard } from '@backstage/core-components';
import FormControl from '@material-ui/core/FormControl';
import Grid from '@material-ui/core/Grid';
import InputLabel from '@material-ui/core/InputLabel';
import Select from '@material-ui/core/Select';
import { useState } from 'react';
import type { Cluster } from '../fleet/cluster';
import type { Fault } from '../fleet/faults';
import type { Denial } from '../fleet/rbac';
import { demoFleet } from './demoBackend';

/** The faults that can be chosen for a cluster, by the label of the option. */
const FAULTS: Record<string, Fault | undefined> = {
  'answers well': undefined,
  'is down': { kind: 'network' },
  hangs: { kind: 'hang' },
  'forbids everything (403)': { kind: 'status', status: 403 },
  'refuses the credentials (401)': { kind: 'status', status: 401 },
  'fails (500)': { kind: 'status', status: 500 },
  'answers with a login page': { kind: 'html' },
  'breaks off in the middle': { kind: 'truncated' },
  'admits no changes': { kind: 'admission', by: 'gatekeeper' },
};

/** The rights that can be taken away, by the label of the option. */
const DENIALS: Record<string, Denial | undefined> = {
  'forbids to list events': { verbs: ['list'], resource: 'events' },
};

/** Lets the user choose a fault for each cluster of the demo. */
export function ClusterSwitches() {
  return (
    <InfoCard title="Break and mend clusters">
      <Grid container spacing={3}>
        {demoFleet.clusters.map(cluster => (
          <Grid item key={cluster.server}>
            <ClusterSwitch cluster={cluster} />
          </Grid>
        ))}
      </Grid>
    </InfoCard>
  );
}

function ClusterSwitch(props: { cluster: Cluster }) {
  const { cluster } = props;
  const { name, title = name, server } = cluster;
  const [chosen, setChosen] = useState('answers well');
  const id = `switch-${server}`;
  const label =
    demoFleet.cluster(name) === cluster ? title : `${title} (another one)`;

  function choose(behaviour: string) {
    cluster.mend();
    cluster.allow();
    const fault = FAULTS[behaviour];
    if (fault) cluster.break(fault);
    const denial = DENIALS[behaviour];
    if (denial) cluster.deny(denial);
    setChosen(behaviour);
  }

  return (
    <FormControl>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <Select
        native
        value={chosen}
        onChange={event => choose(String(event.target.value))}
        inputProps={{ id }}
      >
        {Object.keys({ ...FAULTS, ...DENIALS }).map(behaviour => (
          <option key={behaviour}>{behaviour}</option>
        ))}
      </Select>
    </FormControl>
  );
}
