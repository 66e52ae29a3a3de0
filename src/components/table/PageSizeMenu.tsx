import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { PAGE_SIZES } from './usePageSize';

/** Props of {@link PageSizeMenu}. */
export interface PageSizeMenuProps {
  anchor: Element;
  label: string;
  pageSize: number;
  onChoose: (size: number) => void;
  onClose: () => void;
}

/** The page sizes to choose from. */
export function PageSizeMenu(props: PageSizeMenuProps) {
  const { anchor, label, pageSize, onChoose, onClose } = props;
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      MenuListProps={{ role: 'listbox', 'aria-label': label }}
    >
      {PAGE_SIZES.map(size => (
        <MenuItem
          key={size}
          role="option"
          selected={size === pageSize}
          aria-selected={size === pageSize}
          onClick={() => {
            onClose();
            onChoose(size);
          }}
        >
          {size}
        </MenuItem>
      ))}
    </Menu>
  );
}
