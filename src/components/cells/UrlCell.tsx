import { Link } from '@backstage/core-components';
import { useApiHolder, type ApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  urlOf,
  webUrlOf,
  type FluxIntegrationTypeOf,
  type FluxObject,
} from '../../flux';
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
  const webUrl = webUrlOf(props.object, integrationTypes(apis));
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

/** The app's SCM integrations, if it has any. */
function integrationTypes(apis: ApiHolder): FluxIntegrationTypeOf | undefined {
  try {
    const integrations = apis.get(scmIntegrationsApiRef);
    return integrations && (host => integrations.byHost(host)?.type);
  } catch {
    // In the new frontend system `get` throws if there is no such API.
    return undefined;
  }
}
