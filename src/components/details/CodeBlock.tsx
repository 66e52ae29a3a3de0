import { CodeSnippet } from '@backstage/core-components';
import green from '@material-ui/core/colors/green';
import { makeStyles } from '@material-ui/core/styles';
import { TextTools } from './TextTools';

/** Longer text is not highlighted, which would take seconds. */
const LONGEST_HIGHLIGHTED = 60_000;
/** Longer text is cut on the screen; copied and downloaded it is whole. */
const LONGEST_SHOWN = 500_000;

const useStyles = makeStyles(
  theme => ({
    tools: {
      alignItems: 'center',
      display: 'flex',
      justifyContent: 'flex-end',
    },
    code: {
      // CodeSnippet would scroll long words in an element without focus.
      '& pre': {
        margin: 0,
        overflow: 'visible !important',
        overflowWrap: 'anywhere',
      },
      // The colors of CodeSnippet have too little contrast.
      '& code span[style*=color]': {
        color: `${green[theme.palette.type === 'dark' ? 200 : 800]} !important`,
      },
      maxHeight: '70vh',
      overflow: 'auto',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    plain: { fontSize: theme.typography.pxToRem(13), whiteSpace: 'pre-wrap' },
  }),
  { name: 'PluginFluxCodeBlock' },
);

/** Props of {@link CodeBlock}. */
export interface CodeBlockProps {
  label: string;
  /** YAML. */
  text: string;
  /** The name of the file that a download makes. */
  fileName: string;
}

/** YAML to read, copy and download. */
export function CodeBlock(props: CodeBlockProps) {
  const { label, text, fileName } = props;
  const classes = useStyles();
  return (
    <div>
      <div className={classes.tools}>
        <TextTools
          label={label}
          text={text}
          fileName={fileName}
          type="text/yaml"
        />
      </div>
      {/* Can be scrolled with the keyboard. */}
      <div
        className={classes.code}
        role="group"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text.length <= LONGEST_HIGHLIGHTED ? (
          <CodeSnippet language="yaml" text={text} wrapLongLines />
        ) : (
          <pre className={classes.plain}>{text.slice(0, LONGEST_SHOWN)}</pre>
        )}
      </div>
    </div>
  );
}
