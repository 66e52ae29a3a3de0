import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => {
    const ring = {
      outline: `2px solid ${theme.palette.primary.main}`,
      // Inset, because scroll containers clip an outline.
      outlineOffset: -2,
    };
    return {
      root: {
        '& :is(a, button, [role=button], [role=menuitem]):focus-visible': ring,
        // The checkbox itself is transparent; the svg is what is visible.
        '& [type=checkbox]:focus-visible + svg': ring,
      },
    };
  },
  { name: 'PluginFluxFocusRing' },
);

/**
 * A class that outlines the focused element inside of a container. Material UI
 * only tints it, which many people cannot see.
 */
export function useFocusRing(): string {
  return useStyles().root;
}
