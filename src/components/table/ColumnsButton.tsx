import { lazy, Suspense, useState } from 'react';
import { useFluxTranslation } from '../../translations';
import { ToolButton } from '../common';
import { COLUMNS_ICON } from './toolIcons';

const ColumnsMenu = lazy(() => import('./ColumnsMenu'));

/** A button that opens a menu to show and hide columns. */
export function ColumnsButton(props: {
  columns: readonly { readonly id: string; readonly title: string }[];
  /** Ids of the columns that are not shown. */
  hidden: ReadonlySet<string>;
  onToggle: (column: string) => void;
}) {
  const t = useFluxTranslation();
  const [anchor, setAnchor] = useState<Element>();
  return (
    <>
      <ToolButton
        label={t('table.chooseColumns')}
        icon={COLUMNS_ICON}
        hasMenu
        onClick={event => setAnchor(event.currentTarget)}
      />
      {anchor && (
        <Suspense fallback={null}>
          <ColumnsMenu
            {...props}
            anchor={anchor}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
