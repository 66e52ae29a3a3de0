import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import ThemeIcon from '@material-ui/icons/Brightness6';
import ComponentIcon from '@material-ui/icons/Memory';
import type { ReactNode } from 'react';
import { FluxIcon } from '../../src';

/** The layout of the demo: a sidebar and the page. */
export function DemoRoot(props: {
  entityPaths: readonly string[];
  children: ReactNode;
}) {
  const { entityPaths, children } = props;
  return (
    <SidebarPage>
      <Sidebar>
        {entityPaths.map(path => (
          <SidebarItem
            key={path}
            icon={ComponentIcon}
            to={path}
            text={path.split('/').pop()}
          />
        ))}
        <SidebarItem icon={FluxIcon} to="flux" text="Flux" />
        <SidebarItem icon={FluxIcon} to="flux-runtime" text="Flux Runtime" />
        <SidebarSpace />
        <SidebarDivider />
        <ThemeSwitch />
      </Sidebar>
      {children}
    </SidebarPage>
  );
}

function ThemeSwitch() {
  const themes = useApi(coreApis.appTheme);

  function switchTheme() {
    const isDark = themes.getActiveThemeId() === 'dark';
    themes.setActiveThemeId(isDark ? 'light' : 'dark');
  }

  return (
    <SidebarItem icon={ThemeIcon} text="Switch theme" onClick={switchTheme} />
  );
}
