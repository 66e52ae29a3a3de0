import { targetOf, type FluxResource, type FluxWhyPart } from '../../../flux';
import type { WhyGap } from '../../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../../translations';
import { Caption, RequestFailure } from '../../common';

/** Props of {@link WhyGaps}. */
export interface WhyGapsProps {
  gaps: readonly WhyGap[];
  reading: readonly FluxWhyPart[];
  resource: FluxResource;
  onTryAgain: () => void;
}

/** What could not be read, and what is being read. */
export function WhyGaps(props: WhyGapsProps) {
  const { gaps, reading, resource, onTryAgain } = props;
  const t = useFluxTranslation();
  // An object that it waits for and that is its source is refused twice.
  const refused = new Map(
    gaps
      .filter(({ because }) => because === 'not-permitted')
      .map(each => {
        const words = partWords(each, t);
        return [`${words.title} ${each.problem?.message}`, { ...each, words }];
      }),
  );
  const failed = gaps.filter(({ because }) => because === 'failed');
  const { kubeConfig } = targetOf(resource.object) ?? {};
  const isElsewhere = gaps.some(({ because }) => because === 'elsewhere');
  const partsOf = (parts: readonly FluxWhyPart[]) =>
    [...new Set(parts)].map(part => t(`why.part.${part}`)).join(', ');
  // One problem of a cluster is why all of that failed.
  const problem = failed.find(each => each.problem)?.problem;
  return (
    <>
      {isElsewhere && (
        <Caption>
          {t('resources.elsewhere', { secret: kubeConfig?.name ?? '' })}
        </Caption>
      )}
      {[...refused].map(
        ([key, each]) =>
          each.problem && (
            <RequestFailure
              key={key}
              problem={each.problem}
              isOfCluster
              part={each.words}
              onTryAgain={onTryAgain}
            />
          ),
      )}
      {problem && (
        <RequestFailure
          problem={problem}
          isOfCluster
          part={{
            title: t('why.unread', {
              parts: partsOf(failed.map(({ part }) => part)),
            }),
            rule: '',
          }}
          onTryAgain={onTryAgain}
        />
      )}
      {/* It stays, so that screen readers hear when there is something. */}
      <div role="status">
        {reading.length > 0 && (
          <Caption secondary>
            {t('why.reading', { parts: partsOf(reading) })}
          </Caption>
        )}
      </div>
    </>
  );
}

/** What is missing, and the rule that would help. */
function partWords(gap: WhyGap, t: FluxTranslate) {
  const { part, kind, group, plural, namespaces } = gap;
  const places = namespaces?.join(', ') ?? '';
  if (!kind) {
    return {
      title: t('why.unread', { parts: t(`why.part.${part}`) }),
      rule: '',
    };
  }
  const names = { group: group || '""', plural: plural ?? kind };
  const rules: Partial<Record<FluxWhyPart, string>> = {
    blockers: t('why.ruleGet', names),
    source: t('why.ruleGet', names),
    events: t('events.rule', { namespace: places }),
  };
  return {
    title: t(namespaces ? 'resources.unreadIn' : 'resources.unread', {
      kind,
      namespaces: places,
    }),
    rule: rules[part] ?? t('resources.rule', names),
  };
}
