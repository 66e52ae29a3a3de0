import type { FluxImageScan } from '../../flux';
import { useFluxTranslation } from '../../translations';
import {
  Caption,
  cut,
  DetailsLink,
  RelativeTime,
  useDetailsOf,
  useIsPast,
} from '../common';
import { TextWithIcon } from './TextWithIcon';

const SCAN_ICONS = {
  suspended: 'Suspended',
  failed: 'Failed',
  never: 'Waiting',
} as const;

/** When tags were listed last and how many there are, or what is wrong. */
export function ScannedCell(props: { scan: FluxImageScan }) {
  const { at, tags, problem, message, overdueAt, reference } = props.scan;
  const t = useFluxTranslation();
  const detailsOf = useDetailsOf();
  const isOverdue = useIsPast(overdueAt);
  const name =
    reference &&
    [reference.namespace, reference.name]
      .map(part => cut(part ?? ''))
      .join('/');
  if (problem === 'unread') {
    return <Caption secondary>{t('images.unread')}</Caption>;
  }
  if (problem === 'missing') {
    return (
      <TextWithIcon icon="Failed">
        {t('images.scan.missing', { name: name ?? '' })}
      </TextWithIcon>
    );
  }
  return (
    <>
      {problem && (
        <TextWithIcon icon={SCAN_ICONS[problem]}>
          {t(`images.scan.${problem}`)}
        </TextWithIcon>
      )}
      {isOverdue && (
        <TextWithIcon icon="Failed">{t('images.scan.overdue')}</TextWithIcon>
      )}
      {at && <RelativeTime time={at} />}
      {tags !== undefined && (
        <Caption secondary>{t('images.tags', { count: tags })}</Caption>
      )}
      {message && (
        <Caption secondary title={cut(message)}>
          {cut(message, 140)}
        </Caption>
      )}
      {reference && (
        <Caption secondary>
          <DetailsLink
            to={detailsOf(reference)}
            label={t('images.scan.details', { name: name ?? '' })}
          >
            {name}
          </DetailsLink>
        </Caption>
      )}
    </>
  );
}
