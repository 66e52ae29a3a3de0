import { Content, Header, Page } from '@backstage/core-components';
import { useFluxTranslation } from '../../translations';
import { FluxRuntimeCard } from './FluxRuntimeCard';

/** A page of its own for the Flux of every cluster. */
export function FluxRuntimePage() {
  const t = useFluxTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('runtime.pageTitle')} />
      <Content>
        <FluxRuntimeCard />
      </Content>
    </Page>
  );
}
