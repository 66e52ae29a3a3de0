import { Content } from '@backstage/core-components';
import { FluxRuntimeCard } from './FluxRuntimeCard';

/** The page of Flux's runtime without a header, which an app may bring. */
export function FluxRuntimeContent() {
  return (
    <Content>
      <FluxRuntimeCard />
    </Content>
  );
}
