// What every page may use: the API, who is signed in, the theme, and the way to other pages.
import { createContext, useContext } from 'react';
import type { Me } from '../web/api.ts';
import type { Api } from './api.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';
/** Where the page stands: alone in a browser, as a tab of Teams, or beside a meeting. */
export type Frame = 'page' | 'tab' | 'sidePanel';

export interface PageContext {
  readonly api: Api;
  readonly me: Me;
  readonly theme: ThemeName;
  readonly frame: Frame;
  /** Opens a page: `case/MSET-4F7K-24`. */
  go(link: string): void;
}

const Context = createContext<PageContext | undefined>(undefined);
export const PageProvider = Context.Provider;

/** Throws outside the shell: a page is always shown inside it. */
export function usePageContext(): PageContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('A page stands outside the shell.');
  return context;
}
