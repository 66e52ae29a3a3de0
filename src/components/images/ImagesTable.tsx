import { makeStyles } from '@material-ui/core/styles';
import { useMemo, type ReactNode } from 'react';
import type { FluxImageRow } from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { createRowsOf, NameCell, type FluxRow } from '../cells';
import { Caption } from '../common';
import { DataTable, TextCell, type TitledColumn } from '../table';
import { LatestCell } from './LatestCell';
import { PolicyState } from './PolicyState';
import { PushedCell } from './PushedCell';
import { RunsCell } from './RunsCell';
import { ScannedCell } from './ScannedCell';
import { useEnvironmentOf } from './useEnvironmentOf';
import type { EntityImages, Knowledge } from './useImages';

/** A row of the table: a policy, and what the cells need. */
export interface ImageTableRow extends FluxRow {
  readonly image: FluxImageRow;
  readonly pushes: Knowledge;
  readonly runs: Knowledge;
  readonly environmentOf: ReturnType<typeof useEnvironmentOf>;
}

/** Props of {@link ImagesTable}. */
export interface ImagesTableProps {
  images: EntityImages;
  many: boolean;
}

const idOf = ({ image }: ImageTableRow) => image.key;

/** A table of policies, the most urgent first. */
export function ImagesTable(props: ImagesTableProps) {
  const { images, many } = props;
  const { rows: policies, found, pushes, runs } = images;
  const t = useFluxTranslation();
  const environmentOf = useEnvironmentOf(policies, found.clusters);
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const rows = useMemo((): readonly ImageTableRow[] => {
    const byResource = new Map(
      rowsOf(policies.map(({ policy }) => policy)).map(row => [
        row.resource,
        row,
      ]),
    );
    return policies.flatMap(image => {
      const row = byResource.get(image.policy);
      return row ? [{ ...row, image, pushes, runs, environmentOf }] : [];
    });
  }, [rowsOf, policies, pushes, runs, environmentOf]);
  const columns = useMemo(() => columnsFor(t), [t]);
  return (
    <DataTable
      name="images"
      label={t('images.title')}
      rows={rows}
      idOf={idOf}
      columns={columns}
      many={many}
      alignTop
    />
  );
}

const useStyles = makeStyles(
  { root: { minWidth: '11em' } },
  { name: 'PluginFluxImagesTable' },
);

/** A cell whose sentences and names are not broken into pieces. */
function Wide(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.root}>{props.children}</div>;
}

function columnsFor(t: FluxTranslate): TitledColumn<ImageTableRow>[] {
  return [
    {
      id: 'policy',
      title: t('images.policy'),
      column: {
        text: row => `${row.name} ${row.shownCluster} ${row.state}`,
        render: row => (
          <>
            <NameCell row={row} />
            <PolicyState row={row} />
            {row.image.isFoundByImage && (
              <Caption secondary>{t('images.foundByImage')}</Caption>
            )}
          </>
        ),
      },
    },
    {
      id: 'image',
      title: t('images.image'),
      column: {
        text: row => row.image.name ?? t('images.unread'),
        render: row => (
          <Wide>
            <TextCell text={row.image.name ?? t('images.unread')} />
          </Wide>
        ),
      },
    },
    {
      id: 'latest',
      title: t('images.latest'),
      column: {
        text: row => row.image.latest?.text ?? '',
        render: row => <LatestCell row={row} />,
      },
    },
    {
      id: 'scanned',
      title: t('images.scanned'),
      column: {
        text: row => row.image.scan.at ?? '',
        render: row => (
          <Wide>
            <ScannedCell scan={row.image.scan} />
          </Wide>
        ),
      },
    },
    {
      id: 'pushed',
      title: t('images.pushed'),
      column: {
        text: row =>
          row.image.pushes
            .map(({ at = '', commit = '' }) => `${at} ${commit}`)
            .join(' '),
        render: row => (
          <PushedCell pushes={row.image.pushes} known={row.pushes} />
        ),
      },
    },
    {
      id: 'runs',
      title: t('images.runs'),
      column: {
        text: row =>
          row.image.runs
            .flatMap(run => [run.image.text, row.environmentOf(run)])
            .join(' '),
        filterBy: row =>
          row.image.runs.length > 0
            ? row.image.runs.map(({ relation }) => t(`images.run.${relation}`))
            : t('images.run.nothing'),
        render: row => <RunsCell row={row} />,
      },
    },
    {
      id: 'cluster',
      title: t('column.cluster'),
      column: {
        text: row => row.shownCluster,
        filterBy: row => row.shownCluster,
        hidden: true,
      },
    },
  ];
}
