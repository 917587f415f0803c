import { z } from 'zod';

// What a card of 28 KB holds in any script is the measure of what may be written here, each on one line.
const said = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);
const paragraph = z.strictObject({ title: said(80), text: said(400) });

/**
 * What the council says about MSET, in its own words: people change it, so that it is a setting. No numbers that other
 * settings hold. The defaults are made from docs/process.md.
 */
export const guidanceSchema = z.strictObject({
  /** Where a referral stands, and what happens next. */
  pathway: z
    .array(paragraph)
    .max(12)
    .default([
      {
        title: 'Before you refer',
        text: 'A Section 47 determination comes first. “Not needed” is a determination too: say why.',
      },
      {
        title: 'Draft',
        text: 'Nine short pages, saved at every button. If you don’t know something yet, say so and why. Next: Submit for consent.',
      },
      {
        title: 'With manager',
        text: 'Your manager reads it and gives, returns or declines management consent. What the family knows and thinks is a separate question. Next: we’ll tell you.',
      },
      {
        title: 'Received',
        text: 'The co-ordinator checks that it is complete and whether the child is already known. Next: it is listed for pre-MSET, or returned to you.',
      },
      {
        title: 'Pre-MSET',
        text: 'Once a month it screens every referral: to the full panel, held with actions, another plan with a named lead, or back to you. Next: we’ll tell you what was decided, and why.',
      },
      {
        title: 'Full panel',
        text: 'The week after. It decides on a plan: actions for agencies, how serious the risk is, and when it is reviewed.',
      },
      {
        title: 'Open',
        text: 'Agencies carry out their actions and someone else checks them. Next: the panel reviews it, until support ends and a named person takes the lead.',
      },
      {
        title: 'If you disagree',
        text: 'Press Challenge this decision on your case. Someone who did not make the decision will answer you.',
      },
    ]),
  /** What kind of worry goes where; the numbers to ring are above it. */
  thresholds: z
    .array(paragraph)
    .max(12)
    .default([
      {
        title: 'Significant harm',
        text: 'You suspect that a child is suffering it, or is likely to: tell Social Care’s front door. They decide on a strategy discussion and on a Section 47 enquiry.',
      },
      {
        title: 'MSET',
        text: 'A child is, or may be, missing, in slavery, exploited or trafficked; Section 47 has been determined; and what has been tried so far has not reduced the worry.',
      },
      {
        title: 'Early help',
        text: 'Below that: an early help plan or a team around the family, with a named lead. Low risk is not no risk.',
      },
      {
        title: 'Someone who works with children',
        text: 'The worry is about them: tell the LADO within one working day, and do not tell their team.',
      },
      {
        title: 'Bands of risk',
        text: 'No current evidence, Emerging, Moderate, Significant. A score informs, people decide, and both are kept. The more serious, the sooner the review.',
      },
      {
        title: 'Age under 13',
        text: 'A child under 13 with a sign of exploitation is never at low risk.',
      },
    ]),
  /** Victim-centred language (docs/process.md P15.1). */
  language: z
    .array(z.strictObject({ avoid: said(100), say: said(100) }))
    .max(24)
    .default([
      { avoid: 'putting self at risk', say: 'someone, or a place, is putting the child at risk' },
      { avoid: 'lifestyle choice, making poor choices', say: 'coerced, controlled, or with few safe options' },
      { avoid: 'involved in CSE or CCE', say: 'is being sexually or criminally exploited' },
      { avoid: 'promiscuous, sexually active', say: 'has been abused; concern about sexual harm' },
      { avoid: 'in a relationship with, associating with', say: 'is being groomed, controlled or exploited by' },
      { avoid: 'boyfriend, older boyfriend', say: 'adult, or person, of concern' },
      { avoid: 'contacting adults online', say: 'adults are contacting the child' },
      { avoid: 'sending explicit pictures', say: 'images are being obtained from, or of, the child' },
      { avoid: 'prostitution, sex work', say: 'sexual exploitation' },
      {
        avoid: 'drug running, dealing, money mule, plugging, slave',
        say: 'is made to carry, sell, hold money, conceal; victim of slavery offences',
      },
      { avoid: 'gang member', say: 'child exploited by, or linked by police to, a group' },
      {
        avoid: 'refuses to engage, hard to reach, non-compliant',
        say: 'has not yet felt safe to work with us; what we will change',
      },
      { avoid: 'absconded, AWOL, runaway', say: 'missing; left, and whereabouts not known' },
      { avoid: 'streetwise, mature, manipulative, attention-seeking', say: 'describe what happened' },
      { avoid: 'failed to disclose', say: 'was not ready, or able, to tell' },
      { avoid: 'recruits others', say: 'is being used to bring others in' },
      { avoid: 'perpetrator (unproven, or a child)', say: 'person of concern; child who may have harmed' },
      { avoid: 'case closed, NFA', say: 'MSET support ended; who leads now' },
    ]),
  /** Whom else to reach, beside the numbers and the mailbox that are settings of their own. */
  contacts: z
    .array(z.strictObject({ name: said(80), reach: said(200) }))
    .max(12)
    .default([]),
  /** What young people said, and what was done about it: on the help page (docs/process.md P18.7). */
  youSaid: z
    .array(z.strictObject({ said: said(200), did: said(300) }))
    .max(12)
    .default([]),
  links: z
    .array(z.strictObject({ title: said(100), url: z.url({ protocol: /^https$/ }).max(300) }))
    .max(12)
    .default([
      {
        title: 'Children’s Society: appropriate language',
        url: 'https://www.childrenssociety.org.uk/information/professionals/resources/child-exploitation-language-guide',
      },
      {
        title: 'Procedures of North Tyneside children’s services',
        url: 'https://www.proceduresonline.com/north_tyneside/cs/contents.html',
      },
      {
        title: 'Section 47 enquiries, regional manual',
        url: 'https://nesubregion.trixonline.co.uk/chapter/child-protection-enquiries-section-47-children-act-1989',
      },
      {
        title: 'If professionals disagree',
        url: 'https://www.northtynesidescp.org.uk/escalation-and-professional-disagreement/',
      },
      {
        title: 'Sharing information to safeguard children, ten steps',
        url: 'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/data-sharing/a-10-step-guide-to-sharing-information-to-safeguard-children',
      },
    ]),
});
