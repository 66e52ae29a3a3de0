import Tooltip from '@material-ui/core/Tooltip';
import { useState, type ReactNode, type SyntheticEvent } from 'react';

/** Props of {@link Hints}. */
export interface HintsProps {
  className?: string;
  /** Called when the pointer or the focus enters. */
  onIntent?: () => void;
  /** Elements can have a hint in the attribute `data-hint`. */
  children: ReactNode;
}

interface Hint {
  readonly anchor: Element;
  readonly text: string;
}

/**
 * One tooltip for all children that have a hint. A Tooltip for each button of
 * each row would take longer to render than the buttons.
 */
export function Hints(props: HintsProps) {
  const { className, onIntent, children } = props;
  const [hint, setHint] = useState<Hint>();
  const hide = () => setHint(undefined);

  function show({ target }: SyntheticEvent) {
    onIntent?.();
    const anchor = target instanceof Element && target.closest('[data-hint]');
    const text = anchor && anchor.getAttribute('data-hint');
    setHint(anchor && text ? { anchor, text } : undefined);
  }

  return (
    <div
      className={className}
      role="presentation"
      onPointerOver={show}
      onPointerLeave={hide}
      onFocus={onIntent}
      // Tab is released on the newly focused element. The focus event itself
      // also occurs when a menu closes, and should not show a hint then.
      onKeyUp={event => {
        if (event.key === 'Tab') show(event);
      }}
      onBlur={hide}
      onClick={hide}
      onKeyDown={event => {
        if (event.key === 'Escape') hide();
      }}
    >
      {children}
      {hint && (
        <Tooltip open title={hint.text} PopperProps={{ anchorEl: hint.anchor }}>
          <span hidden />
        </Tooltip>
      )}
    </div>
  );
}
