import { Content } from '@backstage/core-components';
import { FluxRuntimeCard } from './FluxRuntimeCard';

/** The runtime page without a header, for apps that have their own. */
export function FluxRuntimeContent() {
  return (
    <Content>
      <FluxRuntimeCard />
    </Content>
  );
}
