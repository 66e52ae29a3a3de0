import { maskAddresses } from '../links/redact';
import { textAt } from './json';
import type { FluxObject } from './types';

/**
 * The channel of a Provider, unless it is a secret: that of PagerDuty is the
 * key of an integration (Flux: notification-controller
 * docs/spec/v1beta3/providers.md).
 */
export function channelOf(provider: FluxObject): string | undefined {
  if (textAt(provider, 'spec', 'type') === 'pagerduty') return undefined;
  const channel = textAt(provider, 'spec', 'channel');
  return channel && maskAddresses(channel);
}
