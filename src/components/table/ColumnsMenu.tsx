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

/** A column that can be shown and hidden. */
export interface ChoosableColumn {
  readonly id: string;
  readonly title: string;
  readonly isShown: boolean;
}

/** Props of {@link ColumnsMenu}. */
export interface ColumnsMenuProps {
  columns: readonly ChoosableColumn[];
  anchor: Element;
  onToggle: (column: string) => void;
  onClose: () => void;
}

/** A menu that shows and hides columns. Loaded when it is opened. */
export default function ColumnsMenu(props: ColumnsMenuProps) {
  const { columns, anchor, onToggle, onClose } = props;
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
      {columns.map(({ id, title, isShown }) => (
        <MenuItem
          key={id}
          className={classes.column}
          role="menuitemcheckbox"
          aria-checked={isShown}
          onClick={() => onToggle(id)}
        >
          <Checkbox checked={isShown} tabIndex={-1} disableRipple />
          {title}
        </MenuItem>
      ))}
    </Menu>
  );
}
