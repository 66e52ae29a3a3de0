import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';
import { deepLinkOf } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { useRowLabel } from './rowLabels';
import type { FluxRow } from './rows';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.primary.main,
      display: 'inline-flex',
      fontSize: theme.typography.pxToRem(16),
      marginLeft: theme.spacing(0.5),
      verticalAlign: 'text-bottom',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'PluginFluxGitopsLink' },
);

/** A link to the page of a row in Weave GitOps, where there is one. */
export function GitopsLink(props: { row: FluxRow }) {
  const { row } = props;
  const baseUrl = useApi(configApiRef).getOptionalString('flux.gitops.baseUrl');
  const url = deepLinkOf(row.resource, baseUrl);
  return url === undefined ? null : <IconLink row={row} url={url} />;
}

function IconLink(props: { row: FluxRow; url: string }) {
  const { row, url } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const label = t('links.inWeaveGitops', { name: useRowLabel(row) });
  return (
    <a
      className={classes.root}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={label}
      title={label}
    >
      <OpenInNewIcon fontSize="inherit" aria-hidden />
    </a>
  );
}
