import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { SuspendInput } from '../../../data';
import { useFluxTranslation } from '../../../translations';
import { useFocusRing } from '../../useFocusRing';
import type { ActionDialogProps } from './definition';

/** Asks for a reason, which may be left out, before anything is suspended. */
export function SuspendDialog(props: ActionDialogProps<SuspendInput>) {
  const { names, onClose, onConfirm } = props;
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
        // Not when it has faded in: what is typed meanwhile would be lost.
        onEnter: () => field.current?.focus(),
      }}
      fullWidth
      maxWidth="sm"
    >
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {t('suspendDialog.title', { count: names.length, name: names[0] })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText>
            {t('suspendDialog.explanation')}
          </DialogContentText>
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
