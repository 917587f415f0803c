// Every step on a police list, as people take it.
import { doneCard } from '../../cards/home.ts';
import { policeLists } from '../../casework/write/matters.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { policeListStandingOf } from '../../notices/police-list/standing.ts';
import { matterCounter } from '../form/matter-counter.ts';
import { takeOn, textIn } from '../scene/scene.ts';
import { entered } from './enter.ts';
import {
  inTab,
  listIn,
  noPoliceList,
  openedPoliceList,
  policeListCommand,
  policeListIn,
  showPoliceLists,
} from './police-list.ts';
import { policeListRows } from './presses.ts';
import { refer } from './refer.ts';
import { sayWhichChild } from './which-child.ts';

/** On a page it ends the panel. */
const closing = { title: 'Close', verb: 'home' } as const;

const counter = matterCounter({
  kind: 'policeList',
  rows: policeListRows,
  list: showPoliceLists,
  called: 'Police lists',
  seen: policeListIn,
  none: noPoliceList,
  opened: openedPoliceList,
  standing: (list, { person, now }) => policeListStandingOf(list, person, now),
  page: 'police',
  onForm: (_name, code) => code === 'incomplete',
  own: {
    see: async (scene, _name, why) => {
      const list = await policeListIn(scene, why);
      if (list === undefined) return noPoliceList();
      return scene.caller.tab === true ? { before: list, doc: list } : inTab(scene);
    },
    take: async (scene, name, input) => {
      const list = await policeListIn(scene, name);
      if (list === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
      if (name === 'referFromList') return refer(scene, list, input);
      const done = name === 'enterPastEpisodes' ? await entered(scene, list) : [];
      if ('code' in done) return { kind: 'refused', refusal: done, now: list };
      const said =
        name === 'enterPastEpisodes'
          ? { entered: done }
          : name === 'seePoliceRow'
            ? { row: Number(textIn(scene, 'row')) }
            : input;
      return takeOn(scene, policeLists, { id: list.id, command: policeListCommand(name, said) });
    },
    about: (pressed) => {
      const id = listIn(pressed);
      return id === undefined
        ? { data: {}, name: 'Police lists', formOf: 'policeList', back: { verb: 'policeList' }, close: 'policeList' }
        : {
            data: { policeList: id, row: textIn(pressed, 'row') },
            name: id,
            formOf: id,
            back: { verb: 'policeList.open' },
            close: 'policeList.close',
          };
    },
    barred: (_scene, _name, refusal, list) =>
      list === undefined || refusal.code === 'notAvailable'
        ? noPoliceList()
        : { card: doneCard(refusal.message, [refusal.next], [closing], 'attention') },
  },
});
export const policeListCounter = { ...counter, ways: [...(counter.ways ?? []), ...sayWhichChild] };
