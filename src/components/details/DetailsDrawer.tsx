import type { Entity } from '@backstage/catalog-model';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import { useEffect, useId, useRef } from 'react';
import { PermissionsProvider } from '../../hooks';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import {
  revealFocused,
  useFocusRing,
  useHasFluxApi,
  useOpenDetails,
  type OpenDetails,
} from '../common';
import { DetailsMessage } from './DetailsMessage';
import { ObjectDetails } from './ObjectDetails';
import { OutcomeForScreenReaders } from './OutcomeForScreenReaders';
import { useDrawerPlace } from './useDrawerPlace';

const useStyles = makeStyles(
  theme => ({
    paper: {
      boxSizing: 'border-box',
      maxWidth: '100%',
      width: 'min(60rem, 92vw)',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    top: {
      alignItems: 'flex-start',
      display: 'flex',
      gap: theme.spacing(1),
      justifyContent: 'space-between',
      padding: theme.spacing(2, 2, 0, 3),
    },
    title: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxDetailsDrawer' },
);

/** Props of {@link DetailsDrawer}. */
export interface DetailsDrawerProps {
  /** The entity whose page it is, if it is one's. */
  entity?: Entity;
}

/** The details of an object, in a drawer over the page. */
export function DetailsDrawer(props: DetailsDrawerProps) {
  const details = useOpenDetails();
  if (!details) return null;
  return (
    <FluxTranslationProvider>
      <PermissionsProvider>
        <TranslatedDrawer details={details} entity={props.entity} />
      </PermissionsProvider>
    </FluxTranslationProvider>
  );
}

function TranslatedDrawer(
  props: DetailsDrawerProps & { details: OpenDetails },
) {
  const { details, entity } = props;
  const { cluster, kind, namespace, name, reference } = details.address;
  const classes = useStyles();
  const t = useFluxTranslation();
  const titleId = useId();
  const ring = useFocusRing();
  const hasApi = useHasFluxApi();
  const path = [namespace, name].filter(part => part).join('/');
  const key = `${cluster} ${kind} ${path}`;
  const { ref, focus } = useDrawerPlace(key);
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    // The link that led here is gone.
    focus();
  }, [key, focus]);
  return (
    <Drawer
      open
      anchor="right"
      onClose={details.close}
      transitionDuration={0}
      disableRestoreFocus
      PaperProps={{
        ref,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
        className: `${classes.paper} ${ring}`,
        onFocus: ({ target, currentTarget }) => {
          if (target !== currentTarget) revealFocused(target);
        },
      }}
    >
      <OutcomeForScreenReaders />
      <div className={classes.top}>
        <Typography
          id={titleId}
          variant="h5"
          component="h2"
          className={classes.title}
        >
          <bdi>
            {kind} {path}
          </bdi>
        </Typography>
        <IconButton
          size="small"
          aria-label={t('details.close')}
          title={t('details.close')}
          onClick={details.close}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {!hasApi && (
        <DetailsMessage
          title={t('pluginMissing.title')}
          description={t('pluginMissing.description')}
        />
      )}
      {hasApi && !reference && (
        <DetailsMessage
          title={t('details.unknownKind', { kind })}
          description={t('details.unknownKindMeans')}
        />
      )}
      {hasApi && reference && (
        <ObjectDetails
          // Nothing of one object is left for another.
          key={key}
          details={details}
          reference={reference}
          entity={entity}
        />
      )}
    </Drawer>
  );
}
