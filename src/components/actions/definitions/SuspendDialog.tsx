import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { SuspendInput } from '../../../data';
import { appliedBy, applierName } from '../../../flux';
import { useFluxTranslation, type FluxTranslate } from '../../../translations';
import { useFocusRing } from '../../common';
import type { ActionDialogProps, Named } from './definition';

/** Asks for an optional reason before resources are suspended. */
export function SuspendDialog(props: ActionDialogProps<SuspendInput>) {
  const { about, onClose, onConfirm } = props;
  const t = useFluxTranslation();
  const ring = useFocusRing();
  const [reason, setReason] = useState('');
  const titleId = useId();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    onConfirm({ reason: reason.trim() || undefined });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      className={ring}
      aria-labelledby={titleId}
      TransitionProps={{
        // Focused before the transition ends, so that no typed text is lost.
        onEnter: () => field.current?.focus(),
      }}
      fullWidth
      maxWidth="sm"
    >
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {t('suspendDialog.title', {
            count: about.length,
            name: about[0].name,
          })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>
            {t('suspendDialog.explanation')}
          </DialogContentText>
          {appliersOf(about, t).map(words => (
            <DialogContentText key={words} color="error">
              {words}
            </DialogContentText>
          ))}
          <TextField
            id={fieldId}
            inputRef={field}
            fullWidth
            label={t('suspendDialog.reason')}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('suspendDialog.cancel')}</Button>
          <Button type="submit" color="primary">
            {t('suspendDialog.confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Maximum number of warnings. */
const MOST_WARNINGS = 5;

/** Warnings about appliers that will or may revert the suspension. */
function appliersOf(about: readonly Named[], t: FluxTranslate): string[] {
  return about
    .flatMap(({ resource, name }) => {
      const applier = appliedBy(resource.object);
      if (!applier || applier.undoes === 'no') return [];
      const words = { name, applier: applierName(applier) };
      return applier.undoes === 'surely'
        ? t('suspendDialog.undone', words)
        : t('suspendDialog.maybeUndone', words);
    })
    .slice(0, MOST_WARNINGS);
}
