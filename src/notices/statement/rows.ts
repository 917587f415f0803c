// Who is told of a correction or a statement: no one. They are read beside what they are about, and the chair reads the minutes
// whole before they are approved; a card would say to others that there is something to put right (docs/process.md 27).
import type { NewNotice } from '../told.ts';

export const statementNotices = (): readonly NewNotice[] => [];
