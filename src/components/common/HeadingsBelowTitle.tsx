import { ThemeProvider, type Theme } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

/** Props of {@link HeadingsBelowTitle}. */
export interface HeadingsBelowTitleProps {
  children: ReactNode;
}

/**
 * Makes the titles of Backstage's empty states headings that follow the title
 * of a card, which is an h2; they would be h5, as they look.
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
