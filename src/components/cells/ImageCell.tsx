import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { imagePolicyOf, imageWebUrlOf, type FluxObject } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { Facts, OnDemand, cut } from '../common';

/** Props of {@link ImageCell}. */
export interface ImageCellProps {
  object: FluxObject;
  /** Name of the object, which makes the button's label unique. */
  name: string;
}

/** The latest image of a policy and the previous one. */
export function ImageCell(props: ImageCellProps) {
  const { object, name } = props;
  const t = useFluxTranslation();
  const { latest, previous } = imagePolicyOf(object);
  if (!latest) return null;

  const image = cut(latest.tag ? `${latest.name}:${latest.tag}` : latest.text);
  const webUrl = imageWebUrlOf(latest.text);
  return (
    <>
      <OnDemand
        label={t('image.of', { image, name })}
        trigger={
          <Typography
            variant="body2"
            component="bdi"
            style={{ overflowWrap: 'anywhere' }}
          >
            {image}
          </Typography>
        }
      >
        <Facts
          facts={[
            { term: t('image.latest'), value: latest.text, copyable: true },
            {
              term: t('image.previous'),
              value: previous?.text,
              copyable: true,
            },
          ]}
        />
        {webUrl && <Link to={webUrl}>{t('image.open')}</Link>}
      </OnDemand>
      {previous && (
        <Typography variant="caption" display="block" color="textSecondary">
          <bdi>
            {t('image.before', { image: cut(previous.tag ?? previous.text) })}
          </bdi>
        </Typography>
      )}
    </>
  );
}
