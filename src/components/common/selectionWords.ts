import type { FluxSelectionProblem } from '../../flux';
import type { FluxTranslate } from '../../translations';

/** The message about an annotation that cannot be used. */
export interface SelectionWords {
  readonly title: string;
  readonly description: string;
}

/** Explains which annotation is wrong and why. */
export function selectionWords(
  problem: FluxSelectionProblem,
  t: FluxTranslate,
): SelectionWords {
  const { annotation } = problem;
  return {
    title: t('selection.title', { annotation }),
    description: descriptionOf(problem, t),
  };
}

function descriptionOf(
  { value, because }: Pick<FluxSelectionProblem, 'value' | 'because'>,
  t: FluxTranslate,
): string {
  switch (because.problem) {
    case 'too-long':
      return t('selection.tooLong', { value, length: String(because.length) });
    case 'character':
      return t('selection.character', { value, character: because.character });
    case 'ends':
      return t('selection.ends', { value });
    case 'syntax':
      return because.found
        ? t('selection.syntax', { value, found: because.found })
        : t('selection.incomplete', { value });
    case 'key':
      return t('selection.key', { value, key: because.key });
    case 'value':
      return descriptionOf(
        { value: because.value, because: because.because },
        t,
      );
    case 'no-values':
      return t('selection.noValues', { value, key: because.key });
    case 'number':
      return t('selection.number', { value, key: because.key });
    default:
      return t('selection.namespace', { value });
  }
}
