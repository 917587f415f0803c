// What an action belongs to, as cards lead to it: a case, or a record of a person or place.
import type { Button } from '../../cards/blocks.ts';
import { isOfCase, type HostId } from '../../domain/case/action/action.ts';
import { aboutCase, type FormAbout } from '../form/step-form.ts';
import { closeButton, openButton } from '../form/replies.ts';

/** What the buttons of a form about it carry, and where they lead. */
export const aboutHost = (id: HostId): FormAbout =>
  isOfCase(id)
    ? aboutCase(id)
    : {
        data: { ref: id, entity: id },
        name: id,
        formOf: id,
        back: { verb: 'entity.open' },
        close: 'entity.close',
      };

export const openHostButton = (id: HostId): Button =>
  isOfCase(id) ? openButton({ reference: id }) : { title: 'Open', verb: 'entity.open', data: { entity: id } };
export const closeHostButton = (id: HostId): Button =>
  isOfCase(id) ? closeButton({ reference: id }) : { title: 'Close', verb: 'entity.close', data: { entity: id } };
