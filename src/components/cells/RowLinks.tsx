import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import LinkIcon from '@material-ui/icons/Link';
import { useState } from 'react';
import type { FluxResource, FluxTemplateLink } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut, ToolButton, useFocusRing } from '../common';
import { useLinksOf } from './LinksProvider';

const useStyles = makeStyles(
  { link: { overflowWrap: 'anywhere', whiteSpace: 'normal' } },
  { name: 'PluginFluxRowLinks' },
);

/** Props of {@link RowLinks}. */
export interface RowLinksProps {
  resource: FluxResource;
  /** The label of the resource, as on its other buttons. */
  name: string;
}

/** A menu of the links of an app's own for a resource, if there are any. */
export function RowLinks(props: RowLinksProps) {
  const { resource, name } = props;
  const links = useLinksOf(resource);
  const t = useFluxTranslation();
  const [anchor, setAnchor] = useState<Element>();
  if (links.length === 0) return null;
  return (
    <>
      <ToolButton
        size="small"
        label={t('links.of', { name })}
        icon={<LinkIcon fontSize="inherit" />}
        hasMenu
        onClick={event => setAnchor(event.currentTarget)}
      />
      {anchor && (
        <LinksMenu
          anchor={anchor}
          links={links}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}

interface LinksMenuProps {
  anchor: Element;
  links: readonly FluxTemplateLink[];
  onClose: () => void;
}

function LinksMenu(props: LinksMenuProps) {
  const { anchor, links, onClose } = props;
  const classes = useStyles();
  const ring = useFocusRing();
  return (
    <Menu
      open
      anchorEl={anchor}
      // Into <main>, so that landmark navigation reaches it.
      container={anchor.closest('main')}
      className={ring}
      onClose={onClose}
    >
      {links.map(({ title, url }, index) => (
        <MenuItem
          key={`${index} ${title}`}
          component="a"
          className={classes.link}
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onClose}
        >
          <bdi>{cut(title)}</bdi>
        </MenuItem>
      ))}
    </Menu>
  );
}
