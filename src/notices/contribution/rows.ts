// Who is told that an agency sent papers, or put right who reads them: no one. They are read at the item of the meeting and on the
// case; a card or a post would say to others what an agency has to say of a child (docs/process.md 24).
import type { NewNotice } from '../told.ts';

export const contributionNotices = (): readonly NewNotice[] => [];
