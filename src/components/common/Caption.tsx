import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.caption,
      display: 'block',
      overflowWrap: 'anywhere',
      '& time': theme.typography.caption,
    },
    inline: { display: 'inline' },
    secondary: { color: theme.palette.text.secondary },
  }),
  { name: 'PluginFluxCaption' },
);

/** Props of {@link Caption}. */
export interface CaptionProps {
  children: ReactNode;
  /** Whether it is an inline element. */
  inline?: boolean;
  /** Whether it has the secondary text color. */
  secondary?: boolean;
  title?: string;
}

/** Small text beside or below the main text of a cell. */
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
