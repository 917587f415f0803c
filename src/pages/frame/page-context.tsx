// What every page may use: the API, who is signed in, the theme, and the way to other pages.
import { createContext, useContext } from 'react';
import type { Me } from '../../web/reads/all.ts';
import type { Api } from '../data/api.ts';
import type { Frame, ThemeName } from './surroundings.ts';
import type { Host } from '../teams.ts';

/** A grey shape where content will be. */
export type Shape = 'heading' | 'tools' | 'line' | 'tile' | 'block' | 'sheet';
/** What stands below each other; in brackets: side by side, as far as there is room. */
export type Outline = readonly (Shape | readonly Shape[])[];

export interface PageContext {
  readonly api: Api;
  readonly me: Me;
  readonly theme: ThemeName;
  readonly frame: Frame;
  /** The heading of the page, where it has no other. */
  readonly title: string | undefined;
  /** What is shown until it is read. */
  readonly outline: Outline;
  /** Whether the person has gone from page to page: then the heading of the page takes the focus. */
  readonly moved: boolean;
  /** The person has to sign in again: the page waits, hidden, with what was typed on it. */
  readonly away: boolean;
  /** Teams around the page; only there. */
  readonly host: Host | undefined;
  /** Opens a page: `case/MSET-4F7K-24`. */
  readonly go: (link: string) => void;
}

const Context = createContext<PageContext | undefined>(undefined);
export const PageProvider = Context.Provider;

/** Throws outside the shell: a page is always shown inside it. */
export function usePageContext(): PageContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('A page stands outside the shell.');
  return context;
}
