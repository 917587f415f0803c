// The directory with who stands in for a co-ordinator today: everyone who asks who is who hears of it (docs/process.md P28.16).
import { actingOn } from '../../domain/people/acting.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { Directories, Machine } from '../ports/ports.ts';

export const actingDirectories = (directories: Directories, { now }: Pick<Machine, 'now'>): Directories => ({
  ...directories,
  current: async () => actingOn(await directories.current(), localDate(now())),
  newest: async () => actingOn(await directories.newest(), localDate(now())),
});
