import type { FluxResource } from '../../flux';
import { Alerts } from './Alerts';
import { BlockedBy } from './BlockedBy';
import { Commands } from './Commands';
import { Conditions } from './Conditions';
import { NeededBy } from './NeededBy';
import { Relations } from './Relations';
import { Settings } from './Settings';
import { State } from './State';
import { Why } from './why/Why';

/** Props of {@link Overview}. */
export interface OverviewProps {
  resource: FluxResource;
  /** Whether anything may be read about it. */
  mayRead: boolean;
  isDeleted: boolean;
}

/** How an object is, why, and what it is connected with. */
export function Overview(props: OverviewProps) {
  const { resource, mayRead, isDeleted } = props;
  const isRead = mayRead && !isDeleted;
  return (
    <>
      <Why resource={resource} isRead={isRead} />
      <State resource={resource} />
      <BlockedBy resource={resource} isRead={isRead} />
      <Conditions object={resource.object} />
      <Relations resource={resource} isRead={isRead} />
      <NeededBy resource={resource} isRead={isRead} />
      <Alerts resource={resource} isRead={isRead} />
      <Settings resource={resource} />
      <Commands object={resource.object} />
    </>
  );
}
