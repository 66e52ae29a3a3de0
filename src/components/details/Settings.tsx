import { useApiHolder } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  commitLinkOf,
  labelsOf,
  nextRunOf,
  settingsOf,
  sourceReferencesOf,
  urlOf,
  webUrlOf,
  type FluxResource,
  type FluxSetting,
} from '../../flux';
import { useKnownObject } from '../../hooks';
import { useFluxTranslation, useLocale } from '../../translations';
import { RowFacts } from '../cells';
import {
  cut,
  exactTime,
  Facts,
  integrationsOf,
  minuteTime,
  useIsPast,
} from '../common';
import { Region } from './Region';

const useStyles = makeStyles(
  theme => ({
    labels: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    label: {
      ...theme.typography.caption,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      overflowWrap: 'anywhere',
      padding: theme.spacing(0, 0.75),
    },
    facts: {
      '& dl': {
        columnGap: theme.spacing(4),
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(14em, 1fr))',
      },
    },
  }),
  { name: 'PluginFluxSettings' },
);

/** How an object is configured, and its labels. */
export function Settings(props: { resource: FluxResource }) {
  const { resource } = props;
  const { object } = resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const labels = labelsOf(object);
  const integrationOf = integrationsOf(useApiHolder());
  const nextRun = nextRunOf(object);
  const isDue = useIsPast(nextRun);
  const locale = useLocale();
  const when = minuteTime(nextRun ?? NaN, locale);
  const source = useKnownObject(sourceReferencesOf(resource)[0]);

  function valueOf({ value, isTime }: FluxSetting): string {
    if (typeof value === 'boolean') {
      return t(value ? 'setting.yes' : 'setting.no');
    }
    return isTime ? exactTime(value, locale) : cut(value);
  }
  function pageOf({ id, value }: FluxSetting): string | undefined {
    if (id === 'url') return webUrlOf(object, integrationOf);
    if (id !== 'pushedCommit' || !source) return undefined;
    return commitLinkOf(urlOf(source.object), String(value), integrationOf)
      ?.url;
  }
  return (
    <>
      <Region title={t('details.settings')}>
        <div className={classes.facts}>
          <RowFacts object={object} />
          <Facts
            facts={[
              {
                term: t('setting.nextRun'),
                value:
                  when &&
                  t(isDue ? 'setting.dueSince' : 'setting.about', { when }),
              },
              ...settingsOf(object).map(setting => ({
                term: t(`setting.${setting.id}`),
                value: valueOf(setting),
                to: pageOf(setting),
              })),
            ]}
          />
        </div>
      </Region>
      {labels.length > 0 && (
        <Region title={t('details.labels')}>
          <ul className={classes.labels}>
            {labels.map(([name, value]) => (
              <li key={name} className={classes.label}>
                <bdi>{cut(value ? `${name}: ${value}` : name)}</bdi>
              </li>
            ))}
          </ul>
        </Region>
      )}
    </>
  );
}
