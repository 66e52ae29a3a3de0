import { InfoCard } from '@backstage/core-components';
import FormControl from '@material-ui/core/FormControl';
import Grid from '@material-ui/core/Grid';
import InputLabel from '@material-ui/core/InputLabel';
import Select from '@material-ui/core/Select';
import { useState } from 'react';
import type { Fault } from '../fleet/faults';
import { demoFleet } from './demoBackend';

/** What can be done to a cluster, by what a person would call it. */
const FAULTS: Record<string, Fault | undefined> = {
  'answers well': undefined,
  'is down': { kind: 'network' },
  hangs: { kind: 'hang' },
  'forbids everything (403)': { kind: 'status', status: 403 },
  'refuses the credentials (401)': { kind: 'status', status: 401 },
  'fails (500)': { kind: 'status', status: 500 },
  'answers with a login page': { kind: 'html' },
  'breaks off in the middle': { kind: 'truncated' },
};

/** Breaks and mends the clusters of the demo. */
export function ClusterSwitches() {
  return (
    <InfoCard title="Break and mend clusters">
      <Grid container spacing={3}>
        {demoFleet.clusters.map(({ name }) => (
          <Grid item key={name}>
            <ClusterSwitch cluster={name} />
          </Grid>
        ))}
      </Grid>
    </InfoCard>
  );
}

function ClusterSwitch(props: { cluster: string }) {
  const { cluster } = props;
  const [chosen, setChosen] = useState('answers well');
  const id = `switch-${cluster}`;

  function choose(name: string) {
    const simulated = demoFleet.cluster(cluster);
    simulated.mend();
    const fault = FAULTS[name];
    if (fault) simulated.break(fault);
    setChosen(name);
  }

  return (
    <FormControl>
      <InputLabel htmlFor={id}>{cluster}</InputLabel>
      <Select
        native
        value={chosen}
        onChange={event => choose(String(event.target.value))}
        inputProps={{ id }}
      >
        {Object.keys(FAULTS).map(name => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </FormControl>
  );
}
