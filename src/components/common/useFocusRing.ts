import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => {
    const ring = {
      outline: `2px solid ${theme.palette.primary.main}`,
      // Inwards, because what scrolls cuts off what sticks out.
      outlineOffset: -2,
    };
    return {
      root: {
        '& :is(a, button, [role=button], [role=menuitem]):focus-visible': ring,
        // The box itself is unseen: this is its picture.
        '& [type=checkbox]:focus-visible + svg': ring,
      },
    };
  },
  { name: 'PluginFluxFocusRing' },
);

/**
 * A class for what holds things that the keyboard reaches: it rings the one
 * that has the focus. Material UI only tints it, too faintly for many eyes.
 */
export function useFocusRing(): string {
  return useStyles().root;
}
