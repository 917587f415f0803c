// Plays Teams: frames the pages and speaks the messages of teams-js 2 (its dist/…/internal/communication.js): requests
// `{ id, uuidAsString, func, args }`, answers `{ id, uuidAsString, args }`, and events `{ func, args }`.

/** What Teams says about itself and the place of the tab; the flat form that hosts send, not the nested one of the API. */
export interface HostContext {
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly frameContext?: 'content' | 'settings' | 'sidePanel';
  readonly subEntityId?: string;
  readonly meetingId?: string;
  readonly hostName?: 'Outlook' | 'Teams' | 'TeamsModern';
}

/** Opened as `/host?context=<JSON>&hash=<hash>&tokens=<JSON>`; `window.teams` has what was said and makes it speak. */
export const hostPage = `<!doctype html><html lang="en"><head><title>Teams</title>
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; } iframe { display: block; }</style></head>
<body><script>(${runHost.toString()})()</script></body></html>`;

interface Window {
  location: { search: string };
  document: { createElement(name: 'iframe'): Frame; body: { append(frame: Frame): void } };
  addEventListener(name: 'message', heard: (event: { source: unknown; data: Request }) => void): void;
  teams: Teams;
}
interface Frame {
  src: string;
  title: string;
  contentWindow: { postMessage(message: object, origin: string): void };
}
interface Request {
  readonly id: number;
  readonly uuidAsString: string;
  readonly func: string;
  readonly args: readonly unknown[];
}
export interface Teams {
  readonly said: Request[];
  /** Tokens in the order they are given out; the last one again and again. One may refuse. */
  tokens: (string | { readonly refused: string })[];
  sends(func: string, ...args: unknown[]): void;
}

function runHost(): void {
  const window = globalThis as unknown as Window;
  const parameters = new URLSearchParams(window.location.search);
  const context = JSON.parse(parameters.get('context') ?? '{}') as HostContext;
  const frame = window.document.createElement('iframe');
  frame.title = 'MSET';
  const said: Request[] = [];
  const post = (message: object): void => frame.contentWindow.postMessage(message, '*');
  const teams: Teams = {
    said,
    tokens: JSON.parse(parameters.get('tokens') ?? '[]') as string[],
    sends: (func, ...args) => post({ func, args }),
  };
  window.teams = teams;
  const supports = { pages: { config: {} } };
  const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports });
  const token = (): readonly unknown[] => {
    const next = teams.tokens.length > 1 ? teams.tokens.shift() : teams.tokens[0];
    return typeof next === 'string' ? [true, next] : [false, next?.refused ?? ''];
  };
  const answers: Record<string, () => readonly unknown[]> = {
    initialize: () => [context.frameContext ?? 'content', 'desktop', runtime, '2.58.0'],
    getContext: () => [{ locale: 'en-gb', theme: 'default', entityId: 'board', frameContext: 'content', ...context }],
    'authentication.getAuthToken': token,
    'settings.setSettings': () => [true],
  };
  window.addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    said.push(data);
    const answer = answers[data.func];
    if (answer !== undefined) post({ id: data.id, uuidAsString: data.uuidAsString, args: answer() });
  });
  frame.src = `/tab/${parameters.get('hash') ?? ''}`;
  window.document.body.append(frame);
}
