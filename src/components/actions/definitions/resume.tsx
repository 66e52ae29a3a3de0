import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import { resumeAction } from '../../../data';
import { resumingDeletes } from '../../../flux';
import type { FluxActionDefinition } from './definition';

/** The action that resumes an object. */
export const resume: FluxActionDefinition<{}> = {
  ...resumeAction,
  slot: 'suspension',
  buttonFor: object =>
    resumingDeletes(object) ? 'actions.resumeDeletes' : undefined,
  Icon: PlayArrowIcon,
  words: {
    button: 'actions.resume',
    bulk: 'bulk.resume',
    progress: 'actions.resuming',
    accepted: 'outcome.resumed',
  },
};
