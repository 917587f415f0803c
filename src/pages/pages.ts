// Every page of the tab, a row each: what it is called, where it is in the navigation, its outline while it is fetched, what
// its address says, and its code. Another page is a row here and, where it reads, a row in src/web/reads/all.ts.
import { createElement, lazy, type ComponentType, type ReactNode } from 'react';
import { given } from '../domain/kernel/given.ts';
import type { Me } from '../web/reads/all.ts';
import { readAround } from './around/around-look.ts';
import type { Outline } from './frame/page-context.tsx';

type InNavigation = Me['pages'][number];

export interface Page {
  /** In the navigation, and as the heading where the page has no other; the others say theirs themselves. */
  readonly title?: string;
  /** The page of the navigation that it is below. */
  readonly below?: InNavigation;
  /** Teams shows it without the navigation, to set a tab up. */
  readonly bare?: true;
  readonly outline: Outline;
  /** The first word of its address, where that is not its name. */
  readonly word?: string;
  /** `rest`: what follows that word, decoded; `link` is all of it. Undefined: it is no address of this page. */
  readonly open: (rest: readonly string[], link: string) => Opened | undefined;
}
export interface Opened {
  /** What the address says. `at`: what of the page is meant; another place is the same page. */
  readonly asked: object;
  /** Undefined of the board, which is in the first file: app.tsx. */
  readonly draw?: () => ReactNode;
  /** Fetches its code, before it is drawn; rejects where it does not come. */
  readonly fetch?: () => Promise<unknown>;
}

interface Declared<Asked> extends Omit<Page, 'open'> {
  readonly asks: (rest: readonly string[], link: string) => Asked | undefined;
  /** Its code, fetched when it is first opened. */
  readonly load: () => Promise<ComponentType<Asked>>;
}

type Titled = Page & { readonly title: string };
function page<Asked extends object>(declared: Declared<Asked> & { readonly title: string }): Titled;
function page<Asked extends object>(declared: Declared<Asked>): Page;
function page<Asked extends object>({ asks, load, ...row }: Declared<Asked>): Page {
  const View: ComponentType<Asked> = lazy(async () => ({ default: await load() }));
  return {
    ...row,
    open: (rest, link) => {
      const asked = asks(rest, link);
      return asked && { asked, draw: () => createElement(View, asked), fetch: load };
    },
  };
}

/** A page whose address says nothing more. */
function alone(row: Omit<Declared<object>, 'asks'> & { readonly title: string }): Titled;
function alone(row: Omit<Declared<object>, 'asks'>): Page;
function alone(row: Omit<Declared<object>, 'asks'>): Page {
  return page({ ...row, asks: () => ({}) });
}

const list: Outline = ['block', 'block', 'block', 'block', 'block'];
const six = ['tile', 'tile', 'tile', 'tile', 'tile', 'tile'] as const;

const isGiven = (part: string | undefined): part is string => part !== undefined && part !== '';
const placeIn = (text = ''): string | undefined => (/^[\w/-]{1,40}$/.test(text) ? text : undefined);

// What addresses say.
const ofCase = ([reference, at]: readonly string[]) =>
  isGiven(reference) ? { reference, at: placeIn(at) } : undefined;

export const pages = {
  board: {
    title: 'Board',
    outline: ['heading', six, 'heading', 'tools', 'tools', ['sheet', 'sheet', 'sheet', 'sheet']],
    open: () => ({ asked: {} }),
  },
  case: page({
    below: 'board',
    outline: ['sheet', 'sheet', 'sheet', 'line'],
    asks: ofCase,
    load: () => import('./case/case-page.tsx').then((m) => m.CasePageView),
  }),
  risk: page({
    below: 'board',
    outline: ['line', 'sheet', 'sheet', 'sheet'],
    asks: ofCase,
    load: () => import('./assessment/risk-page.tsx').then((m) => m.RiskPageView),
  }),
  meetings: alone({
    title: 'Meetings',
    outline: ['heading', ...list],
    load: () => import('./meetings/meetings-page.tsx').then((m) => m.MeetingsPage),
  }),
  /** The meeting of today: what is beside a meeting in Teams. */
  today: alone({
    below: 'meetings',
    outline: ['heading', ...list],
    load: () => import('./meetings/today-page.tsx').then((m) => m.TodayPage),
  }),
  meeting: page({
    below: 'meetings',
    outline: ['line', 'sheet', 'sheet', 'line'],
    asks: ([id, at]) => (isGiven(id) ? { id, at: placeIn(at) } : undefined),
    load: () => import('./meeting/meeting-page.tsx').then((m) => m.MeetingView),
  }),
  /** An action is a place in it: `actions//MSET-4F7K-24/A1`. */
  actions: page({
    title: 'Actions',
    outline: list,
    asks: ([agency, ...place]) => ({ agency: isGiven(agency) ? agency : undefined, at: placeIn(place.join('/')) }),
    load: () => import('./actions/actions-page.tsx').then((m) => m.ActionsPage),
  }),
  /** Across children, for those who oversee actions. */
  actionSheet: alone({
    title: 'Action sheet',
    below: 'actions',
    word: 'action-sheet',
    outline: ['tools', ...list],
    load: () => import('./actions/sheet-page.tsx').then((m) => m.ActionSheetPage),
  }),
  links: alone({
    title: 'Links',
    outline: list,
    load: () => import('./links/links-page.tsx').then((m) => m.LinksPage),
  }),
  records: alone({
    title: 'Records',
    outline: list,
    load: () => import('./entity/entities-page.tsx').then((m) => m.EntitiesPage),
  }),
  record: page({
    below: 'records',
    outline: ['line', 'sheet', 'sheet', 'sheet'],
    asks: ([id, at]) => (isGiven(id) ? { id, at: placeIn(at) } : undefined),
    load: () => import('./entity/entity-page.tsx').then((m) => m.EntityPageView),
  }),
  /** The picture around a record or a case. */
  around: page({
    below: 'records',
    outline: ['sheet', 'sheet'],
    asks: ([part]) => (isGiven(part) ? readAround(part) : undefined),
    load: () => import('./around/around-page.tsx').then((m) => m.AroundPageView),
  }),
  police: page({
    title: 'Police lists',
    outline: ['line', 'sheet', 'heading', ...list],
    asks: ([id]) => given({ list: isGiven(id) ? id : undefined }),
    load: () => import('./police-list/police-page.tsx').then((m) => m.PolicePage),
  }),
  register: alone({
    title: 'Register',
    outline: ['heading', ...list],
    load: () => import('./register/register-page.tsx').then((m) => m.RegisterPage),
  }),
  /** What a person is given of their record, item by item. */
  access: page({
    below: 'register',
    outline: ['line', 'sheet', 'tools', ...list],
    asks: ([id]) => (isGiven(id) ? { id } : undefined),
    load: () => import('./access/access-page.tsx').then((m) => m.AccessPageView),
  }),
  figures: page({
    title: 'Figures',
    outline: ['line', ['sheet', 'sheet', 'sheet', 'sheet'], 'sheet', 'sheet'],
    asks: ([period, split]) => given({ period: period === '' ? undefined : period, split }),
    load: () => import('./figures/figures-page.tsx').then((m) => m.FiguresPage),
  }),
  looked: page({
    title: 'Who looked',
    outline: ['tools', 'sheet', ...list],
    asks: ([view, month]) => given({ view, month }),
    load: () => import('./looked/looked-page.tsx').then((m) => m.LookedPageView),
  }),
  delivery: alone({
    title: 'Delivery',
    outline: list,
    load: () => import('./delivery/delivery-page.tsx').then((m) => m.DeliveryPage),
  }),
  say: alone({
    title: 'Young people’s say',
    outline: ['sheet', 'sheet'],
    load: () => import('./say/say-page.tsx').then((m) => m.SayPage),
  }),
  training: alone({
    title: 'Training',
    outline: ['heading', ...list],
    load: () => import('./training/training-page.tsx').then((m) => m.TrainingPage),
  }),
  council: page({
    title: 'Administration',
    outline: ['tools', ...list],
    asks: ([view]) => given({ view }),
    load: () => import('./council/council-page.tsx').then((m) => m.CouncilPageView),
  }),
  help: alone({
    title: 'Help',
    outline: ['sheet', 'sheet'],
    load: () => import('./help/help-page.tsx').then((m) => m.HelpPage),
  }),
  policy: alone({
    below: 'help',
    outline: ['line', 'sheet', 'sheet'],
    load: () => import('./papers/policy-page.tsx').then((m) => m.PolicyPage),
  }),
  /** One of the posters and leaflets, such as `papers/poster-community-en`. */
  sheet: page({
    below: 'help',
    word: 'papers',
    outline: [['sheet', 'sheet', 'sheet']],
    asks: ([name]) => (isGiven(name) ? { name } : undefined),
    load: () => import('./papers/sheet-page.tsx').then((m) => m.SheetPage),
  }),
  papers: alone({
    below: 'help',
    outline: [['sheet', 'sheet', 'sheet']],
    load: () => import('./papers/papers-page.tsx').then((m) => m.PapersPage),
  }),
  /** `link` is the address of the print page: `print/minutes/<meeting>`. */
  print: page({
    outline: ['sheet', 'sheet', 'sheet'],
    asks: (rest, link) => (rest.length > 1 ? { link } : undefined),
    load: () => import('./print/print-page.tsx').then((m) => m.PrintView),
  }),
  configure: alone({
    bare: true,
    outline: ['sheet'],
    load: () => import('./configure/configure-page.tsx').then((m) => m.ConfigurePage),
  }),
} as const satisfies Readonly<Record<InNavigation, Titled> & Record<string, Page>>;
