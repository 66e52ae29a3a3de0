import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useFluxTranslation, useLocale } from '../../translations';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: {
      ...theme.typography.body2,
      alignItems: 'center',
      background: 'none',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 16,
      color: 'inherit',
      cursor: 'pointer',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1.25, 0.25, 0.75),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '&[aria-pressed=true]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
        fontWeight: theme.typography.fontWeightBold,
      },
    },
  }),
  { name: 'PluginFluxStateButtons' },
);

/** A button that shows only what is in a state. */
export interface StateButton<T extends string> {
  readonly value: T;
  /** How many are in it. */
  readonly count: number;
  /** The state in words. */
  readonly words: string;
  readonly icon: ReactNode;
}

/** Props of {@link StateButtons}. */
export interface StateButtonsProps<T extends string> {
  label: string;
  buttons: readonly StateButton<T>[];
  /** The states that are filtered by. */
  chosen: readonly T[];
  onChoose: (chosen: T[]) => void;
}

/** A toggle button for each state, which filters what is below it. */
export function StateButtons<T extends string>(props: StateButtonsProps<T>) {
  const { label, buttons, chosen, onChoose } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const format = new Intl.NumberFormat(useLocale());
  return (
    <div role="group" aria-label={label} className={classes.root}>
      {buttons.map(({ value, count, words, icon }) => {
        const isChosen = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            className={classes.button}
            aria-pressed={isChosen}
            onClick={() =>
              onChoose(
                isChosen
                  ? chosen.filter(other => other !== value)
                  : [...chosen, value],
              )
            }
          >
            {icon}
            {t('summary.count', { state: words, number: format.format(count) })}
          </button>
        );
      })}
    </div>
  );
}
