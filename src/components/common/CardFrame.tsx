import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useFocusRing } from './useFocusRing';
import { useKeptFocus } from './useKeptFocus';

const useStyles = makeStyles(
  theme => ({
    content: {
      position: 'relative',
      // Drawn over the content, which would hide an outline.
      '&:focus-visible::after': {
        border: `2px solid ${theme.palette.primary.main}`,
        content: '""',
        inset: 0,
        pointerEvents: 'none',
        position: 'absolute',
        zIndex: 1,
      },
    },
  }),
  { name: 'PluginFluxCardFrame' },
);

/** Props of {@link CardFrame}. */
export interface CardFrameProps {
  title: string;
  /** Buttons beside the title. */
  action?: ReactNode;
  /** Whether the content has no padding. */
  noPadding?: boolean;
  /** A link at the bottom. */
  deepLink?: { title: string; link: string };
  children: ReactNode;
}

/** A Backstage card whose title is a heading, for screen readers. */
export function CardFrame(props: CardFrameProps) {
  const { children, ...frame } = props;
  const { title } = props;
  const classes = useStyles();
  const ring = useFocusRing();
  const content = useKeptFocus<HTMLDivElement>();
  return (
    <InfoCard
      {...frame}
      className={ring}
      titleTypographyProps={{ component: 'h2' }}
    >
      <div
        ref={content}
        className={classes.content}
        role="group"
        aria-label={title}
        tabIndex={-1}
      >
        {children}
      </div>
    </InfoCard>
  );
}
