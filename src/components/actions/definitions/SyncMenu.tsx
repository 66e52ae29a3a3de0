import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useState } from 'react';
import type { SyncInput } from '../../../data';
import { isForcible } from '../../../flux';
import { useFluxTranslation } from '../../../translations';
import { ToolButton, useFocusRing } from '../../common';
import type { ActionMenuProps } from './definition';

const WAYS = [
  { way: 'withSource', options: { withSource: true } },
  { way: 'withoutSource', options: { withSource: false } },
] as const;

const WAYS_OF_RELEASES = [
  ...WAYS,
  { way: 'force', options: { withSource: false, force: true } },
  { way: 'reset', options: { withSource: false, reset: true } },
] as const;

const useStyles = makeStyles(
  { way: { whiteSpace: 'normal' } },
  { name: 'PluginFluxSyncMenu' },
);

/** A menu with the ways to sync and an explanation of each. */
export function SyncMenu(props: ActionMenuProps<SyncInput>) {
  const { resource, name, disabledBecause, busy, onChoose } = props;
  const t = useFluxTranslation();
  const [anchor, setAnchor] = useState<Element>();

  return (
    <>
      <ToolButton
        size="small"
        label={t('actions.syncHow', { name })}
        icon={<ArrowDropDownIcon fontSize="inherit" />}
        disabledBecause={disabledBecause}
        busy={busy}
        hasMenu
        onClick={event => setAnchor(event.currentTarget)}
      />
      {anchor && (
        <WaysMenu
          anchor={anchor}
          canForce={isForcible(resource.object)}
          onClose={() => setAnchor(undefined)}
          onChoose={onChoose}
        />
      )}
    </>
  );
}

interface WaysMenuProps {
  anchor: Element;
  canForce: boolean;
  onClose: () => void;
  onChoose: (input: SyncInput) => void;
}

function WaysMenu(props: WaysMenuProps) {
  const { anchor, canForce, onClose, onChoose } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const ring = useFocusRing();

  function choose(input: SyncInput) {
    onClose();
    onChoose(input);
  }

  return (
    <Menu
      open
      anchorEl={anchor}
      // Rendered into <main>, so that landmark navigation reaches it.
      container={anchor.closest('main')}
      className={ring}
      onClose={onClose}
    >
      {(canForce ? WAYS_OF_RELEASES : WAYS).map(({ way, options }) => (
        <MenuItem
          key={way}
          className={classes.way}
          onClick={() => choose(options)}
        >
          <ListItemText
            primary={t(`syncMenu.${way}`)}
            secondary={t(`syncMenu.${way}Hint`)}
          />
        </MenuItem>
      ))}
    </Menu>
  );
}
