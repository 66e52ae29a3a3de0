import { Link } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { urlOf, webUrlOf, type FluxObject } from '../../flux';
import { integrationsOf } from '../common';
import { TextCell } from '../table';

const useStyles = makeStyles(
  { root: { minWidth: '12em' } },
  { name: 'PluginFluxUrlCell' },
);

/** Props of {@link UrlCell}. */
export interface UrlCellProps {
  object: FluxObject;
}

/** The URL of a source, as a link if a browser can reach it. */
export function UrlCell(props: UrlCellProps) {
  const classes = useStyles();
  const apis = useApiHolder();
  const url = urlOf(props.object);
  const webUrl = webUrlOf(props.object, integrationsOf(apis));
  if (!url) return null;
  return (
    <div className={classes.root}>
      {webUrl ? (
        <Link to={webUrl}>
          <TextCell text={url} />
        </Link>
      ) : (
        <TextCell text={url} />
      )}
    </div>
  );
}
