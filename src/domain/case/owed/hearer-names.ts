// Whom a call is meant for, by name; the people behind each name, whole/hearers.ts says.
export const hearerNames = [
  'asked',
  'coordinators',
  'deputies',
  'serviceManagers',
  'chairs',
  'answerers',
  'leadWorker',
  'leadsManager',
  'seniors',
  'agencySeniors',
  'harmRecorders',
  'planners',
  'leadOfMeeting',
] as const;
export type Hearer = (typeof hearerNames)[number];
