import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.caption,
      display: 'block',
      overflowWrap: 'anywhere',
    },
    inline: { display: 'inline' },
    secondary: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginFluxCaption' },
);

/** Props of {@link Caption}. */
export interface CaptionProps {
  children: ReactNode;
  /** Whether it stays on the line that it is on. */
  inline?: boolean;
  /** Whether it is less important than other captions. */
  secondary?: boolean;
  title?: string;
}

/** Small text beside or below what a cell says. */
export function Caption(props: CaptionProps) {
  const { children, inline, secondary, title } = props;
  const classes = useStyles();
  const className = [
    classes.root,
    inline && classes.inline,
    secondary && classes.secondary,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <bdi className={className} title={title}>
      {children}
    </bdi>
  );
}
