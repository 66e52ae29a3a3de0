import { InfoCard } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** Props of {@link CardFrame}. */
export interface CardFrameProps {
  title: string;
  /** Buttons beside the title. */
  action?: ReactNode;
  /** Whether the content goes up to the edge. */
  noPadding?: boolean;
  children: ReactNode;
}

/** A card of Backstage, its title a heading as people and tools expect. */
export function CardFrame(props: CardFrameProps) {
  return <InfoCard {...props} titleTypographyProps={{ component: 'h2' }} />;
}
