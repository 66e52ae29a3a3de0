import { errorOf } from '../../api';
import { referenceKey } from '../../flux';
import type { ObjectEvents } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { RequestFailure } from '../common';

/** Why events could not be read, for each object that they are about. */
export function EventFailures(props: { events: ObjectEvents }) {
  const { answers, refresh } = props.events;
  const t = useFluxTranslation();
  return (
    <>
      {answers.map(({ subject, error }) => {
        const { kind, namespace = '', name } = subject.reference;
        return (
          error && (
            <RequestFailure
              key={referenceKey(subject.reference)}
              problem={errorOf(error)}
              part={{
                title: t('events.notRead', {
                  what: `${kind} ${namespace}/${name}`,
                }),
                rule: t('events.rule', { namespace }),
              }}
              onTryAgain={refresh}
            />
          )
        );
      })}
    </>
  );
}
