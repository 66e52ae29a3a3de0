import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { ENTITY_CARDS, type EntityFluxCardProps } from './entityCards';
import type { FluxCardName } from './definitions';

// A card that has nothing to show leaves no gap.
const useStyles = makeStyles(
  { item: { '&:empty': { display: 'none' } } },
  { name: 'PluginFluxEntityContent' },
);

/** Props of {@link FluxEntityContent}. */
export interface FluxEntityContentProps
  extends Pick<EntityFluxCardProps, 'many' | 'interval'> {
  /** Names of the cards, from top to bottom. */
  cards: readonly FluxCardName[];
}

/** A tab of an entity page with Flux cards. */
export function FluxEntityContent(props: FluxEntityContentProps) {
  const { cards, ...cardProps } = props;
  const classes = useStyles();
  return (
    <Grid container spacing={3}>
      {cards.map(name => {
        const Card = ENTITY_CARDS[name];
        return (
          <Grid item xs={12} key={name} className={classes.item}>
            <Card {...cardProps} />
          </Grid>
        );
      })}
    </Grid>
  );
}
