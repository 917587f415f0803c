// Every button about actions.
import { acceptAll } from './accept-all.ts';
import { addAction, askAction } from './add.ts';
import { formNames } from './forms.ts';
import { acceptAction, closeAction, openAction, unblockAction } from './open.ts';
import { askFor, takeFor } from './steps.ts';
import { showCaseActions } from './of-case.ts';
import { showActions } from './my-actions.ts';
import { fromIn, type Handler } from '../scene.ts';

export const actionVerbs: readonly (readonly [verb: string, Handler])[] = [
  ['list.actions', (scene) => showActions(scene)],
  ['list.action-names', (scene) => showActions(scene, fromIn(scene), true)],
  ['case.actions', showCaseActions],
  ['action.add', askAction],
  ['action.add.go', addAction],
  ['action.open', openAction],
  ['action.close', closeAction],
  ['action.accept', acceptAction],
  ['action.accept-all', acceptAll],
  ['action.unblock', unblockAction],
  ...formNames.flatMap((name): readonly (readonly [string, Handler])[] => [
    [`action.${name}`, askFor(name)],
    [`action.${name}.go`, takeFor(name)],
  ]),
];
