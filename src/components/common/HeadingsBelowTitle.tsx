import { ThemeProvider, type Theme } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

/** Props of {@link HeadingsBelowTitle}. */
export interface HeadingsBelowTitleProps {
  children: ReactNode;
}

/**
 * Renders the titles of Backstage's empty states as h3, because the title of a
 * card is an h2. By default they are h5, which skips levels.
 */
export function HeadingsBelowTitle(props: HeadingsBelowTitleProps) {
  return <ThemeProvider theme={withHeadings}>{props.children}</ThemeProvider>;
}

function withHeadings(theme: Theme): Theme {
  const typography = {
    ...theme.props?.MuiTypography,
    variantMapping: { h5: 'h3' },
  };
  return { ...theme, props: { ...theme.props, MuiTypography: typography } };
}
