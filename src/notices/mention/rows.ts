// Who is told that a case names a person or a place: no one. It is read on the case, and the co-ordinator finds it under Links; a
// card or a post would say to others that there is one (docs/process.md 22).
import type { NewNotice } from '../told.ts';

export const mentionNotices = (): readonly NewNotice[] => [];
