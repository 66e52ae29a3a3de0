import { chartOf, type FluxChart, type FluxObject } from '../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { Caption, cut } from '../common';
import { TextCell } from '../table';

/** Props of {@link ChartText}. */
export interface ChartTextProps {
  release: FluxObject;
}

/**
 * Chart and version of a HelmRelease, and what is wrong with that version or
 * with a later attempt, if anything.
 */
export function ChartText(props: ChartTextProps) {
  const t = useFluxTranslation();
  const chart = chartOf(props.release);
  return (
    <>
      <TextCell text={titleOf(chart, t)} />
      {otherVersions(chart, t).map(words => (
        <Caption key={words} secondary>
          {words}
        </Caption>
      ))}
    </>
  );
}

function titleOf(chart: FluxChart, t: FluxTranslate): string {
  const { name, version, fault } = chart;
  if (!name) return '';
  const text = cut(version ? `${name}/${version}` : name);
  return fault ? t(`chart.${fault}`, { chart: text }) : text;
}

function otherVersions(chart: FluxChart, t: FluxTranslate): string[] {
  const { lastGood, attempted, attemptFailed } = chart;
  return [
    ...(attempted && attemptFailed
      ? [t('chart.attemptFailed', { version: cut(attempted) })]
      : []),
    ...(lastGood ? [t('chart.lastGood', { version: cut(lastGood) })] : []),
  ];
}
