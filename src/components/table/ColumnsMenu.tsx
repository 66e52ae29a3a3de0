import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import CheckedIcon from '@material-ui/icons/CheckBox';
import UncheckedIcon from '@material-ui/icons/CheckBoxOutlineBlank';
import { useFluxTranslation } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    title: { fontSize: 12, fontWeight: 600, '&&': { opacity: 1 } },
    column: { gap: theme.spacing(1), padding: theme.spacing(1, 2) },
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
          {hidden.has(id) ? (
            <UncheckedIcon color="action" />
          ) : (
            <CheckedIcon color="secondary" />
          )}
          {title}
        </MenuItem>
      ))}
    </Menu>
  );
}
