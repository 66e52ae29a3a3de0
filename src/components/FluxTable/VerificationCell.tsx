import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import HelpIcon from '@material-ui/icons/HelpOutline';
import VerifiedIcon from '@material-ui/icons/VerifiedUserOutlined';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { FluxVerification } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand } from '../OnDemand';
import { cut } from './cut';

const useStyles = makeStyles(
  theme => ({
    trigger: { display: 'inline-flex', alignItems: 'center', gap: 4 },
    verified: { color: theme.palette.success.main },
    failed: { color: theme.palette.error.main },
    pending: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginFluxVerificationCell' },
);

const ICONS = {
  verified: VerifiedIcon,
  failed: WarningIcon,
  pending: HelpIcon,
};

/** Props of {@link VerificationCell}. */
export interface VerificationCellProps {
  verification: FluxVerification;
  /** Of the object; tells the buttons of several rows apart. */
  name: string;
}

/**
 * Whether the signature of a source is good, with the signer or the failure on
 * demand. Nothing where no verification is configured.
 */
export function VerificationCell(props: VerificationCellProps) {
  const { verification, name } = props;
  const { state, provider, mode, reason, message, signatures, ignored } =
    verification;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (state === 'not-configured') return null;

  const Icon = ICONS[state];
  const word = t(`verification.${ignored ? 'ignored' : state}`);
  return (
    <OnDemand
      label={t('verification.of', { word, name })}
      trigger={
        <span className={classes.trigger}>
          <Icon className={classes[state]} fontSize="small" aria-hidden />
          <Typography variant="body2" component="span">
            {word}
          </Typography>
        </span>
      }
    >
      <Facts
        facts={[
          { term: t('verification.provider'), value: provider },
          { term: t('verification.mode'), value: mode },
          ...signatures.map(signature => ({
            term: t('verification.signed', { what: signature.of }),
            value: signature.name,
            copyable: true,
          })),
          {
            term: t('verification.key'),
            value: [
              ...new Set(signatures.flatMap(({ key }) => key ?? [])),
            ].join(', '),
            copyable: true,
          },
          { term: t('verification.reason'), value: reason },
          {
            term: t('verification.message'),
            value: cut(message ?? '', 10_000),
          },
          {
            term: t('verification.ignoredTerm'),
            value: ignored ? t('verification.ignoredWhy') : undefined,
          },
        ]}
      />
    </OnDemand>
  );
}
