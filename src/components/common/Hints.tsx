import Tooltip from '@material-ui/core/Tooltip';
import { useState, type ReactNode, type SyntheticEvent } from 'react';

/** Props of {@link Hints}. */
export interface HintsProps {
  className?: string;
  /** The pointer or the focus has come to something in it. */
  onIntent?: () => void;
  /** Elements with a hint have it in `data-hint`. */
  children: ReactNode;
}

interface Hint {
  readonly anchor: Element;
  readonly text: string;
}

/**
 * One tooltip for everything in it that has a hint. A tooltip for each button
 * of each row would take longer to render than the buttons.
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
      // On the element that Tab has come to, unlike a focus that comes back
      // from a menu.
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
