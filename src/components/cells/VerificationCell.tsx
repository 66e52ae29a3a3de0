import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import HelpIcon from '@material-ui/icons/HelpOutline';
import VerifiedIcon from '@material-ui/icons/VerifiedUserOutlined';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { FluxVerification } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand, cut } from '../common';

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
  /** Whether the result is on another object, which could not be read. */
  isUnreadable?: boolean;
  /** Name of the object, which makes the button's label unique. */
  name: string;
}

/**
 * The result of verifying a source's signature, which opens the signer or the
 * failure. Empty if no verification is configured.
 */
export function VerificationCell(props: VerificationCellProps) {
  const { verification, isUnreadable, name } = props;
  const { state, provider, mode, reason, message, signatures, ignored } =
    verification;
  const classes = useStyles();
  const t = useFluxTranslation();
  if (state === 'not-configured') return null;

  const Icon = ICONS[state];
  const isUnknown = state === 'pending' && isUnreadable === true;
  const word = t(`verification.${wordOf(verification, isUnknown)}`);
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
          {
            term: t('verification.unknown'),
            value: isUnknown ? t('verification.unknownWhy') : undefined,
          },
        ]}
      />
    </OnDemand>
  );
}

function wordOf(verification: FluxVerification, isUnknown: boolean) {
  if (isUnknown) return 'unknown';
  if (verification.ignored) return 'ignored';
  return verification.state === 'not-configured'
    ? 'pending'
    : verification.state;
}
