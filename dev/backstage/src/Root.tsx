import { FluxIcon } from '@backstage-community/plugin-flux';
import { Sidebar, SidebarItem, SidebarPage } from '@backstage/core-components';
import HomeIcon from '@material-ui/icons/Home';
import type { ReactNode } from 'react';

/** The frame of the app. */
export function Root(props: { children: ReactNode }) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarItem icon={HomeIcon} to="catalog" text="Catalog" />
        <SidebarItem icon={FluxIcon} to="flux" text="Flux" />
        <SidebarItem icon={FluxIcon} to="flux-runtime" text="Flux Runtime" />
      </Sidebar>
      {props.children}
    </SidebarPage>
  );
}
