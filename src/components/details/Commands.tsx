import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { commandsFor, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Region } from './Region';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      alignItems: 'center',
      columnGap: theme.spacing(1),
      display: 'flex',
    },
    command: {
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'PluginFluxCommands' },
);

/** Commands about an object, to copy into a terminal. */
export function Commands(props: { object: FluxObject }) {
  const classes = useStyles();
  const t = useFluxTranslation();
  const commands = commandsFor(props.object);
  if (commands.length === 0) return null;
  return (
    <Region title={t('details.commands')}>
      <ul className={classes.list}>
        {commands.map(({ id, text }) => (
          <li key={id} className={classes.item}>
            <code className={classes.command}>{text}</code>
            <CopyTextButton
              text={text}
              variant="tertiary"
              tooltipText={t('facts.copied')}
              aria-label={t('facts.copy', { term: text })}
            />
          </li>
        ))}
      </ul>
    </Region>
  );
}
