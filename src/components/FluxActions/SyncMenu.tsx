import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useState } from 'react';
import type { SyncOptions } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { useFocusRing } from '../useFocusRing';
import { ActionButton } from './ActionButton';

const WAYS = [
  { way: 'withSource', options: { withSource: true } },
  { way: 'withoutSource', options: { withSource: false } },
] as const;

const WAYS_OF_RELEASES = [
  ...WAYS,
  { way: 'force', options: { withSource: false, force: true } },
  { way: 'reset', options: { withSource: false, reset: true } },
] as const;

/** Props of {@link SyncMenu}. */
export interface SyncMenuProps {
  /** Of the resource, as its other buttons name it. */
  name: string;
  /** Whether the resource can be forced and reset: a HelmRelease can. */
  canForce: boolean;
  disabledBecause?: string;
  busy: boolean;
  onSync: (options: SyncOptions) => void;
}

/** The ways there are to sync, and what each does. */
export function SyncMenu(props: SyncMenuProps) {
  const { name, canForce, disabledBecause, busy, onSync } = props;
  const t = useFluxTranslation();
  const [anchor, setAnchor] = useState<Element>();

  return (
    <>
      <ActionButton
        label={t('actions.syncHow', { name })}
        icon={<ArrowDropDownIcon />}
        disabledBecause={disabledBecause}
        busy={busy}
        hasMenu
        onClick={event => setAnchor(event.currentTarget)}
      />
      {anchor && (
        <WaysMenu
          anchor={anchor}
          canForce={canForce}
          onClose={() => setAnchor(undefined)}
          onSync={onSync}
        />
      )}
    </>
  );
}

interface WaysMenuProps extends Pick<SyncMenuProps, 'canForce' | 'onSync'> {
  anchor: Element;
  onClose: () => void;
}

function WaysMenu(props: WaysMenuProps) {
  const { anchor, canForce, onClose, onSync } = props;
  const t = useFluxTranslation();
  const ring = useFocusRing();

  function choose(options: SyncOptions) {
    onClose();
    onSync(options);
  }

  return (
    <Menu
      open
      anchorEl={anchor}
      // Beside the page's landmarks, who goes from one to the next would
      // miss it.
      container={anchor.closest('main')}
      className={ring}
      onClose={onClose}
    >
      {(canForce ? WAYS_OF_RELEASES : WAYS).map(({ way, options }) => (
        <MenuItem key={way} onClick={() => choose(options)}>
          <ListItemText
            primary={t(`syncMenu.${way}`)}
            secondary={t(`syncMenu.${way}Hint`)}
          />
        </MenuItem>
      ))}
    </Menu>
  );
}
