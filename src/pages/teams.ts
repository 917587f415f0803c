// The only file that touches teams-js. It is loaded only inside a frame: a plain browser never needs it.

/** Whether this window stands inside another, as it does in Teams. */
export const isFramed = (): boolean => window.parent !== window;
