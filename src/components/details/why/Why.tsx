import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { asksWhy, statusOf, type FluxResource } from '../../../flux';
import { useWhy } from '../../../hooks';
import { useFluxTranslation } from '../../../translations';
import { cut, StatusIcon, useAtTick } from '../../common';
import { Region } from '../Region';
import { hiddenParts } from '../tabs';
import { headlineMessage, headlineWords } from './headline';
import { WhyGaps } from './WhyGaps';
import { WhySteps } from './WhySteps';

/** Status has the whole message of an object, its tabs those of others. */
const LONGEST_MESSAGE = 2_000;

const useStyles = makeStyles(
  theme => ({
    headline: {
      alignItems: 'flex-start',
      display: 'flex',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
      '& strong': { fontWeight: 'bold' },
    },
    below: {
      ...theme.typography.body2,
      display: 'block',
      // Below the sentence, which is beside an icon.
      margin: theme.spacing(0.5, 0, 0, 3.5),
      overflowWrap: 'anywhere',
    },
    message: {
      color: theme.palette.text.secondary,
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'PluginFluxWhy' },
);

/** Props of {@link Why}. */
export interface WhyProps {
  resource: FluxResource;
  isRead: boolean;
}

/** Why an object is not well, down to the container. Nothing if it is well. */
export function Why(props: WhyProps) {
  const { object } = props.resource;
  const isAsked = useAtTick(now => asksWhy(object, now));
  return isAsked ? <Answer {...props} /> : null;
}

function Answer(props: WhyProps) {
  const { resource, isRead } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const hidden = hiddenParts(useApi(configApiRef));
  const { why, gaps, refresh } = useWhy(resource, {
    isRead,
    resources: !hidden.has('resources'),
    events: !hidden.has('events'),
  });
  if (!why) return null;
  const { advice, headline, reading } = why;
  const message = headlineMessage(headline, t);
  return (
    <Region title={t('why.title')}>
      <div className={classes.headline}>
        <StatusIcon state={statusOf(resource.object).state} />
        <Typography component="strong">
          <bdi>{headlineWords(why, t)}</bdi>
        </Typography>
      </div>
      {message && (
        <bdi className={`${classes.below} ${classes.message}`}>
          {cut(message, LONGEST_MESSAGE)}
        </bdi>
      )}
      {advice && (
        <span className={classes.below}>{t(`why.advice.${advice}`)}</span>
      )}
      <WhySteps resource={resource} why={why} isRead={isRead} />
      <WhyGaps
        gaps={gaps}
        reading={reading}
        resource={resource}
        onTryAgain={refresh}
      />
    </Region>
  );
}
