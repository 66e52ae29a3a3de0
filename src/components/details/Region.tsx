import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(3) },
    heading: { marginBottom: theme.spacing(1) },
  }),
  { name: 'PluginFluxRegion' },
);

/** Props of {@link Region}. */
export interface RegionProps {
  title: string;
  children: ReactNode;
}

/** A part of the details with a heading, which screen readers can go to. */
export function Region(props: RegionProps) {
  const { title, children } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <Typography
        id={id}
        variant="h6"
        component="h3"
        className={classes.heading}
      >
        {title}
      </Typography>
      {children}
    </section>
  );
}
