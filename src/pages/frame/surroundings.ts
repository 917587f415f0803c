// Where the pages may stand, and how they may look there.

export type ThemeName = 'light' | 'dark' | 'contrast';
/** Alone in a browser, as a tab of Teams, or beside a meeting. */
export type Frame = 'page' | 'tab' | 'sidePanel';
