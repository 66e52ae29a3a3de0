import { CopyTextButton } from '@backstage/core-components';
import IconButton from '@material-ui/core/IconButton';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useFluxTranslation } from '../../translations';

/** Props of {@link TextTools}. */
export interface TextToolsProps {
  /** What the text is. */
  label: string;
  text: string;
  /** The name of the file that a download makes. */
  fileName: string;
  type: 'text/yaml' | 'text/plain';
}

/** Buttons to copy and to download a text. */
export function TextTools(props: TextToolsProps) {
  const { label, text } = props;
  const t = useFluxTranslation();
  return (
    <>
      <CopyTextButton
        text={text}
        variant="tertiary"
        tooltipText={t('facts.copied')}
        aria-label={t('facts.copy', { term: label })}
      />
      <IconButton
        aria-label={t('yaml.download', { what: label })}
        title={t('yaml.download', { what: label })}
        onClick={() => download(props)}
      >
        <GetAppIcon fontSize="small" />
      </IconButton>
    </>
  );
}

const REVOKED_AFTER_MS = 10_000;

function download({ text, fileName, type }: TextToolsProps) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Safari reads it a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), REVOKED_AFTER_MS);
}
