import { CopyTextButton, Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useFluxTranslation } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0 },
    term: { color: theme.palette.text.secondary },
    value: {
      display: 'flex',
      alignItems: 'center',
      margin: theme.spacing(0, 0, 1),
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'PluginFluxFacts' },
);

/** A term and its value, if there is one. */
export interface Fact {
  term: string;
  value?: string;
  /** Whether it has a button to copy the value. */
  copyable?: boolean;
  /** A page that the value is a link to. */
  to?: string;
}

/** Props of {@link Facts}. */
export interface FactsProps {
  facts: readonly Fact[];
}

/** A list of terms and values, without those that have no value. */
export function Facts(props: FactsProps) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(({ value }) => value)
        .map(({ term, value = '', copyable, to }, index) => (
          <div key={`${term} ${index}`}>
            <Typography
              component="dt"
              variant="caption"
              className={classes.term}
            >
              {term}
            </Typography>
            <Typography
              component="dd"
              variant="body2"
              className={classes.value}
            >
              <bdi>{to ? <Link to={to}>{value}</Link> : value}</bdi>
              {copyable && (
                <CopyTextButton
                  text={value}
                  tooltipText={t('facts.copied')}
                  aria-label={t('facts.copy', { term })}
                />
              )}
            </Typography>
          </div>
        ))}
    </dl>
  );
}
