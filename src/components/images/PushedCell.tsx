import { useApiHolder } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import {
  commitLinkOf,
  nameOf,
  namespaceOf,
  resourceKey,
  shortHashOf,
  type FluxImagePush,
  type FluxIntegrationOf,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import {
  Caption,
  CommitLink,
  cut,
  DetailsLink,
  integrationsOf,
  RelativeTime,
  useDetailsTo,
} from '../common';
import { TextWithIcon } from './TextWithIcon';
import type { Knowledge } from './useImages';

/** Props of {@link PushedCell}. */
export interface PushedCellProps {
  pushes: readonly FluxImagePush[];
  /** Whether there may be more automations. */
  known: Knowledge;
}

/** What automations have pushed, or that none does. */
export function PushedCell(props: PushedCellProps) {
  const { pushes, known } = props;
  const t = useFluxTranslation();
  const apis = useApiHolder();
  const integrationOf = useMemo(() => integrationsOf(apis), [apis]);
  if (pushes.length === 0) {
    return (
      <Caption secondary>
        {t(known === 'all' ? 'images.push.nobody' : 'images.unread')}
      </Caption>
    );
  }
  return (
    <>
      {pushes.map(push => (
        <Push
          key={resourceKey(push.automation)}
          push={push}
          integrationOf={integrationOf}
        />
      ))}
    </>
  );
}

function Push(props: {
  push: FluxImagePush;
  integrationOf?: FluxIntegrationOf;
}) {
  const { push, integrationOf } = props;
  const { automation, commit, at, repository, branch, problem } = push;
  const t = useFluxTranslation();
  const to = useDetailsTo()(automation);
  const link = commitLinkOf(repository, commit, integrationOf);
  const { object } = automation;
  const name = [namespaceOf(object), nameOf(object)]
    .map(part => cut(part))
    .join('/');
  return (
    <div>
      {problem && (
        <TextWithIcon icon={problem === 'failed' ? 'Failed' : 'Suspended'}>
          {t(`images.push.${problem}`)}
        </TextWithIcon>
      )}
      {push.isCurrent === false && !problem && (
        <TextWithIcon icon="Waiting">{t('images.push.outdated')}</TextWithIcon>
      )}
      {link && <CommitLink link={link} />}
      {!link && commit && <bdi>{cut(shortHashOf(commit), 60)}</bdi>}
      {!commit && !problem && (
        <Caption secondary>{t('images.push.never')}</Caption>
      )}
      {at && (
        <Caption secondary>
          <RelativeTime time={at} />
        </Caption>
      )}
      {branch && (
        <Caption secondary>
          {t('images.push.branch', { branch: cut(branch, 100) })}
        </Caption>
      )}
      {push.message && (
        <Caption secondary title={cut(push.message)}>
          {cut(push.message, 140)}
        </Caption>
      )}
      {to && (
        <Caption secondary>
          <DetailsLink to={to} label={t('images.push.details', { name })}>
            {name}
          </DetailsLink>
        </Caption>
      )}
    </div>
  );
}
