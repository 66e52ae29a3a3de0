import type { FluxObject, FluxStatus } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { sinceOf, statusNotes } from '../cells';
import { Caption, useRelativeTime } from '../common';

/** What is known of a status besides what Flux says, such as who suspended it. */
export function StatusNotes(props: {
  status: FluxStatus;
  object?: FluxObject;
}) {
  const { status, object } = props;
  const t = useFluxTranslation();
  const since = useRelativeTime(sinceOf(status) ?? '');
  return (
    <>
      {statusNotes({ status, object, since }, t).map(note => (
        <Caption key={note}>{note}</Caption>
      ))}
    </>
  );
}
