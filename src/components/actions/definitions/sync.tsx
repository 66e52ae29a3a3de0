import SyncIcon from '@material-ui/icons/Sync';
import { isDeployment, syncAction, type SyncInput } from '../../../data';
import type { FluxActionDefinition } from './definition';
import { SyncMenu } from './SyncMenu';

/** The action that requests a reconciliation of an object. */
export const sync: FluxActionDefinition<SyncInput> = {
  ...syncAction,
  slot: 'sync',
  Icon: SyncIcon,
  Menu: SyncMenu,
  hasMenu: isDeployment,
  words: {
    button: 'actions.sync',
    bulk: 'bulk.sync',
    progress: 'actions.syncing',
  },
};
