/** Vite takes these up where they are imported. */
declare module '*.css';
