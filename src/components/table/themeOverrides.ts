import type { Theme } from '@material-ui/core/styles';
import type { CreateCSSProperties } from '@material-ui/core/styles/withStyles';

type Overrides = Partial<
  Record<string, Partial<Record<string, CreateCSSProperties>>>
>;

/**
 * What the app's theme has for the tables of Material UI and Backstage, which
 * applies to ours, too.
 */
export function themeOverrides(theme: Theme): Overrides {
  return (theme.overrides ?? {}) as Overrides;
}
