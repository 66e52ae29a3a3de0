import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { imageWebUrlOf } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Caption, cut, Facts, OnDemand, RelativeTime } from '../common';
import type { ImageTableRow } from './ImagesTable';

/** The tag that a policy has chosen, since when, and more on demand. */
export function LatestCell(props: { row: ImageTableRow }) {
  const { name, image } = props.row;
  const { latest, previous, chosenAt } = image;
  const t = useFluxTranslation();
  if (!latest) {
    return <Caption secondary>{t('images.nothingChosen')}</Caption>;
  }
  const shown = cut(latest.tag ?? latest.text, 100);
  const webUrl = imageWebUrlOf(latest.text);
  return (
    <>
      <OnDemand
        label={t('image.of', { image: shown, name })}
        trigger={
          <Typography
            variant="body2"
            component="bdi"
            style={{ overflowWrap: 'anywhere' }}
          >
            {shown}
          </Typography>
        }
      >
        <Facts
          facts={[
            {
              term: t('image.latest'),
              value: cut(latest.text),
              copyable: true,
            },
            {
              term: t('image.previous'),
              value: previous && cut(previous.text),
              copyable: true,
            },
          ]}
        />
        {webUrl && <Link to={webUrl}>{t('image.open')}</Link>}
      </OnDemand>
      {chosenAt && (
        <Caption secondary>
          <RelativeTime
            time={chosenAt}
            words={when => t('images.chosen', { when })}
          />
        </Caption>
      )}
    </>
  );
}
