import Checkbox from '@material-ui/core/Checkbox';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import { useFluxTranslation } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    title: { fontSize: 12, fontWeight: 600, '&&': { opacity: 1 } },
    column: { padding: theme.spacing(0, 1) },
  }),
  { name: 'PluginFluxColumnsMenu' },
);

/** Props of {@link ColumnsMenu}. */
export interface ColumnsMenuProps {
  columns: readonly { readonly id: string; readonly title: string }[];
  /** Ids of the columns that are not shown. */
  hidden: ReadonlySet<string>;
  anchor: Element;
  onToggle: (column: string) => void;
  onClose: () => void;
}

/** A menu that shows and hides columns. Loaded when it is opened. */
export default function ColumnsMenu(props: ColumnsMenuProps) {
  const { columns, hidden, anchor, onToggle, onClose } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      MenuListProps={{ 'aria-label': t('table.chooseColumns') }}
    >
      <MenuItem disabled className={classes.title}>
        {t('table.addOrRemoveColumns')}
      </MenuItem>
      {columns.map(({ id, title }) => (
        <MenuItem
          key={id}
          className={classes.column}
          role="menuitemcheckbox"
          aria-checked={!hidden.has(id)}
          onClick={() => onToggle(id)}
        >
          <Checkbox checked={!hidden.has(id)} tabIndex={-1} disableRipple />
          {title}
        </MenuItem>
      ))}
    </Menu>
  );
}
