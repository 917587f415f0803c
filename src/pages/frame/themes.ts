// Teams' own themes, and which of them fits a plain browser.
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import type { ThemeName } from './surroundings.ts';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const wishes = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'];

/** The theme that the person's system asks for. */
export function systemTheme(): ThemeName {
  const [forced, contrast, dark] = wishes.map((wish) => matchMedia(wish).matches);
  if (forced === true || contrast === true) return 'contrast';
  return dark === true ? 'dark' : 'light';
}

/** Calls `changed` whenever the system asks for another theme; gives the way to stop. */
export function watchSystemTheme(changed: (theme: ThemeName) => void): () => void {
  const lists = wishes.map((wish) => matchMedia(wish));
  const tell = (): void => changed(systemTheme());
  for (const list of lists) list.addEventListener('change', tell);
  return () => {
    for (const list of lists) list.removeEventListener('change', tell);
  };
}
