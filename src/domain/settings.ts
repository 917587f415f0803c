import { z } from 'zod';

/**
 * Every number, clock, phone and address that domain.md tags [P] or that people change (design.md 7).
 * The defaults are North Tyneside's; the phone numbers must be confirmed by the council before use.
 */
export const settingsSchema = z.strictObject({
  panelName: z.string().default('MSET'),
  mailbox: z.email().default('mset@northtyneside.example'),
  adviceLine: z.string().default('0191 643 5555'),
  frontDoor: z.string().default('0345 2000 109'),
  frontDoorOutOfHours: z.string().default('0330 333 7475'),
  emergency: z.string().default('999'),
  policeNonEmergency: z.string().default('101'),
  officeHours: z
    .strictObject({ opens: z.string().regex(/^\d\d:\d\d$/), closes: z.string().regex(/^\d\d:\d\d$/) })
    .default({ opens: '09:00', closes: '17:00' }),
  /** Target for a manager's decision, in working days (domain.md 2.4 row 4). */
  consentWorkingDays: z.number().int().min(1).max(20).default(1),
  /** The same for urgent referrals, in office hours (design.md 7). */
  urgentConsentOfficeHours: z.number().int().min(1).max(8).default(1),
});
export type Settings = z.infer<typeof settingsSchema>;
