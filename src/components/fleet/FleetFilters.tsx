import { Select } from '@backstage/core-components';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { FluxKind } from '../../flux';
import { useFluxTranslation } from '../../translations';
import type { FleetView } from './fleetAddress';
import { ALL_KINDS, USUAL_KINDS } from './fleetKinds';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'end',
      columnGap: theme.spacing(2),
      display: 'flex',
      flexWrap: 'wrap',
      padding: theme.spacing(1, 2.5, 0),
    },
  }),
  { name: 'PluginFluxFleetFilters' },
);

/** Props of {@link FleetFilters}. */
export interface FleetFiltersProps {
  view: FleetView;
  onChange: (change: Partial<FleetView>) => void;
}

/** Which kinds are read, and whose rows are shown. */
export function FleetFilters(props: FleetFiltersProps) {
  const { view, onChange } = props;
  const { kinds, whose, isBehind } = view;
  const classes = useStyles();
  const t = useFluxTranslation();
  const toggleWhose = (value: 'mine' | 'nobody') =>
    onChange({ whose: whose === value ? undefined : value });
  return (
    <div className={classes.root}>
      <Select
        multiple
        label={t('fleet.kinds')}
        placeholder={USUAL_KINDS.join(', ')}
        items={ALL_KINDS.map(kind => ({ label: kind, value: kind }))}
        selected={[...kinds]}
        onChange={chosen => onChange({ kinds: chosen as FluxKind[] })}
      />
      <div role="group" aria-label={t('fleet.only')}>
        <Box
          label={t('fleet.onlyMine')}
          isChecked={whose === 'mine'}
          onToggle={() => toggleWhose('mine')}
        />
        <Box
          label={t('fleet.onlyWithoutOwner')}
          isChecked={whose === 'nobody'}
          onToggle={() => toggleWhose('nobody')}
        />
        <Box
          label={t('fleet.onlyBehind')}
          isChecked={isBehind}
          onToggle={() => onChange({ isBehind: !isBehind })}
        />
      </div>
    </div>
  );
}

function Box(props: {
  label: string;
  isChecked: boolean;
  onToggle: () => void;
}) {
  return (
    <FormControlLabel
      label={props.label}
      control={
        <Checkbox
          color="primary"
          size="small"
          checked={props.isChecked}
          onChange={props.onToggle}
        />
      }
    />
  );
}
