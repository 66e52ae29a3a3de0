import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { lazy, Suspense, useState } from 'react';
import { lastWordsOf, type FluxPod, type FluxReference } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut } from '../common';
import { hiddenParts } from './tabs';

const LastWordsDialog = lazy(async () => {
  const { LastWordsDialog: Shown } = await import('./logs');
  return { default: Shown };
});

const useStyles = makeStyles(
  // Names of containers are in lower case.
  { root: { textAlign: 'start', textTransform: 'none' } },
  { name: 'PluginFluxLastWordsButton' },
);

/** Props of {@link LastWords}. */
export interface LastWordsProps {
  reference: FluxReference;
  pod: FluxPod;
}

/** A button that shows what the failing container of a pod wrote at last. */
export function LastWords(props: LastWordsProps) {
  const { reference, pod } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const config = useApi(configApiRef);
  const [open, setOpen] = useState(false);
  const lastWords = lastWordsOf(pod);
  if (!lastWords || hiddenParts(config).has('logs')) return null;
  return (
    <>
      <Button
        className={classes.root}
        size="small"
        color="primary"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('logs.showLastWords', { container: cut(lastWords.container) })}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <LastWordsDialog
            pod={reference}
            lastWords={lastWords}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
