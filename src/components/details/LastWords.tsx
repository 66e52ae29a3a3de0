import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  createContext,
  lazy,
  Suspense,
  useContext,
  useState,
  type ReactNode,
} from 'react';
import { lastWordsOf, type FluxPod, type FluxReference } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut } from '../common';
import type { LastWordsDialogProps } from './logs';
import { hiddenParts } from './tabs';

const LastWordsDialog = lazy(async () => {
  const { LastWordsDialog: Shown } = await import('./logs');
  return { default: Shown };
});

type Asked = Pick<LastWordsDialogProps, 'pod' | 'lastWords'>;

const OpenContext = createContext<(asked: Asked) => void>(() => {});

/**
 * Shows the final log lines that a {@link LastWords} button below it requests.
 * They stay open when the pod recovers or is deleted, and the button with it.
 */
export function LastWordsProvider(props: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  return (
    <OpenContext.Provider value={setAsked}>
      {props.children}
      {asked && (
        <Suspense fallback={null}>
          <LastWordsDialog {...asked} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
    </OpenContext.Provider>
  );
}

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
  const open = useContext(OpenContext);
  const lastWords = lastWordsOf(pod);
  if (!lastWords || hiddenParts(config).has('logs')) return null;
  return (
    <Button
      className={classes.root}
      size="small"
      color="primary"
      aria-haspopup="dialog"
      onClick={() => open({ pod: reference, lastWords })}
    >
      {t('logs.showLastWords', { container: cut(lastWords.container) })}
    </Button>
  );
}
