// The only file that touches teams-js. It is loaded inside a frame, or in a window like Teams' on a phone
// (sign-in/session.ts): a plain browser never needs it.
import { app, authentication, FrameContexts, HostName, pages } from '@microsoft/teams-js';
import type { Frame, ThemeName } from './frame/surroundings.ts';

/** A tab as a channel or a meeting is set up with it. */
export interface TabSetting {
  /** Tells the tabs of one channel apart. */
  readonly entityId: string;
  /** The page it shows: `actions/police`. */
  readonly link: string;
  /** What is on the tab unless people rename it. Never a child's name or a reference. */
  readonly name: string;
}

/** Teams around the page. */
export interface Host {
  readonly theme: ThemeName;
  readonly frame: Exclude<Frame, 'page'>;
  /** Outlook or another of Microsoft's windows, where Teams' app is listed and this tab is not meant to work. */
  readonly isElsewhere: boolean;
  /** Whether the page belongs to a meeting: its chat, its details or its side panel. */
  readonly inMeeting: boolean;
  /** Where a deep link leads: `case/MSET-4F7K-24`. */
  readonly link: string | undefined;
  watchTheme(changed: (theme: ThemeName) => void): void;
  /** A sign-in token of the person who uses Teams. Rejects with the reason of Teams. */
  token(): Promise<string>;
  /** Takes Teams' own waiting sign away. */
  loaded(): void;
  succeeded(): void;
  failed(reason: 'AuthFailed' | 'Other', message: string): void;
  /** Goes along a link of Teams' own, such as a chat. */
  follows(link: string): void;
  /** What the set-up page offers to save; nothing yet: **Save** stays grey. */
  offers(setting: TabSetting | undefined): void;
}

const waitMs = 8000;
const themeOf = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'light');

/** Waits for Teams around this window; undefined where what framed it is not Teams. */
export async function openHost(): Promise<Host | undefined> {
  const answered = await Promise.race([
    app.initialize().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => {
      setTimeout(() => resolve(false), waitMs);
    }),
  ]);
  return answered ? hostOf(await app.getContext()) : undefined;
}

function hostOf({ app: { host, theme }, page, meeting }: app.Context): Host {
  return {
    theme: themeOf(theme),
    isElsewhere: host.name !== HostName.teams && host.name !== HostName.teamsModern,
    frame: page.frameContext === FrameContexts.sidePanel ? 'sidePanel' : 'tab',
    inMeeting: meeting !== undefined,
    link: page.subPageId === undefined || page.subPageId === '' ? undefined : page.subPageId,
    watchTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeOf(name))),
    token: async () => authentication.getAuthToken(),
    loaded: () => app.notifyAppLoaded(),
    succeeded: () => {
      app.notifySuccess().catch(() => undefined);
    },
    failed: (reason, message) => app.notifyFailure({ reason: app.FailedReason[reason], message }),
    follows: (link) => {
      app.openLink(link).catch(() => undefined);
    },
    offers,
  };
}

function offers(setting: TabSetting | undefined): void {
  if (app.getFrameContext() !== FrameContexts.settings || !pages.config.isSupported()) return;
  pages.config.setValidityState(setting !== undefined);
  if (setting === undefined) return;
  const { entityId, link, name } = setting;
  const contentUrl = new URL(`#/${link}`, location.href).href;
  pages.config.registerOnSaveHandler((event) => {
    pages.config.setConfig({ entityId, contentUrl, websiteUrl: contentUrl, suggestedDisplayName: name }).then(
      () => event.notifySuccess(),
      () => event.notifyFailure('Teams could not add the tab. Try again.'),
    );
  });
}
