import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxComponent } from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { cut, FOR_SCREEN_READERS, StatusIcon } from '../common';
import { shortened } from './shortened';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, minWidth: '19em', padding: 0 },
    component: { display: 'flex', gap: theme.spacing(0.5) },
    text: { overflowWrap: 'anywhere' },
    hidden: FOR_SCREEN_READERS,
  }),
  { name: 'PluginFluxComponentsCell' },
);

/** Props of {@link ComponentsCell}. */
export interface ComponentsCellProps {
  components: readonly FluxComponent[];
}

/** The controllers of an installation with their version and health. */
export function ComponentsCell(props: ComponentsCellProps) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <ul className={classes.root}>
      {props.components.map((component, index) => (
        <li key={keyOf(component) ?? index} className={classes.component}>
          <StatusIcon state={component.problem ? 'Failed' : 'Ready'} />
          <div className={classes.text}>
            <Typography variant="body2" component="span">
              <bdi>{titleOf(component, t)}</bdi>
            </Typography>
            <Health component={component} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/**
 * The controller's name is part of the key, because a Deployment may run
 * several.
 */
function keyOf({ deployment, name }: FluxComponent): string | undefined {
  return deployment ? `${deployment}/${name}` : undefined;
}

function Health(props: { component: FluxComponent }) {
  const { component } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  // Only for screen readers; the icon shows it to others.
  if (!component.problem && component.wanted === 1) {
    return (
      <span className={classes.hidden}>{t('runtime.component.ready')}</span>
    );
  }
  return (
    <Typography variant="caption" display="block" color="textSecondary">
      {wordsFor(component, t).map(words => (
        <bdi key={words}>{words} </bdi>
      ))}
    </Typography>
  );
}

function titleOf(component: FluxComponent, t: FluxTranslate): string {
  const { name, shard, version } = component;
  return [
    cut(name),
    ...(version ? [cut(version)] : []),
    ...(shard
      ? [`(${t('runtime.component.shard', { shard: cut(shard) })})`]
      : []),
  ].join(' ');
}

function wordsFor(component: FluxComponent, t: FluxTranslate): string[] {
  const { wanted, ready, problem } = component;
  const replicas = t('runtime.component.replicas', {
    ready: String(ready),
    wanted: String(wanted),
  });
  if (!problem) return [replicas];
  const known = {
    ScaledToZero: t('runtime.component.scaledToZero'),
    NotStartedYet: t('runtime.component.notStartedYet'),
  };
  const why = Object.hasOwn(known, problem.reason)
    ? known[problem.reason as keyof typeof known]
    : [problem.reason, problem.message].filter(Boolean).join(': ');
  return [`${t('runtime.component.notReady')}, ${replicas}.`, shortened(why)];
}
