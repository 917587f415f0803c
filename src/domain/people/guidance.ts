// The council’s own words about MSET, which a setting can change.
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
  /**
   * Victim-centred language: what not to write, what instead, why, and the words as they are typed, with their endings; where
   * no `forms` are given, what `avoid` names between its commas (docs/process.md P15.1).
   */
  language: z
    .array(
      z.strictObject({
        avoid: said(100),
        say: said(100),
        why: z
          .string()
          .trim()
          .max(80)
          .regex(/^\P{Cc}*$/u)
          .default(''),
        forms: z.array(said(60)).max(16).default([]),
      }),
    )
    .max(24)
    .default([
      {
        avoid: 'putting self at risk',
        say: 'someone, or a place, is putting the child at risk',
        why: 'the danger comes from those who exploit',
        forms: [
          'putting self at risk',
          'puts self at risk',
          'putting himself at risk',
          'putting herself at risk',
          'putting themselves at risk',
          'putting themself at risk',
          'puts himself at risk',
          'puts herself at risk',
          'puts themselves at risk',
          'place himself at risk',
          'places herself at risk',
          'placing themselves at risk',
          'placing herself at risk',
          'placing himself at risk',
        ],
      },
      {
        avoid: 'lifestyle choice, making poor choices',
        say: 'coerced, controlled, or with few safe options',
        why: 'no child chooses their exploitation',
        forms: [
          'lifestyle choice',
          'lifestyle choices',
          'making poor choices',
          'makes poor choices',
          'poor choices',
          'bad choices',
        ],
      },
      {
        avoid: 'involved in CSE or CCE',
        say: 'is being sexually or criminally exploited',
        why: 'it sounds like taking part',
        forms: [
          'involved in CSE',
          'involved in CCE',
          'involved in CSE or CCE',
          'involvement in CSE',
          'involvement in CCE',
        ],
      },
      {
        avoid: 'promiscuous, sexually active',
        say: 'has been abused; concern about sexual harm',
        why: 'a child cannot consent to abuse',
        forms: ['promiscuous', 'promiscuity', 'sexually active'],
      },
      {
        avoid: 'in a relationship with, associating with',
        say: 'is being groomed, controlled or exploited by',
        why: 'it makes them look like equals',
        forms: [
          'in a relationship with',
          'associating with',
          'associates with',
          'associated with older males',
          'associated with older men',
        ],
      },
      {
        avoid: 'boyfriend, older boyfriend',
        say: 'adult, or person, of concern',
        why: 'it hides who harms',
        forms: ['boyfriend', 'boyfriends', 'older boyfriend', 'boyfriend’s', "boyfriend's"],
      },
      {
        avoid: 'contacting adults online',
        say: 'adults are contacting the child',
        why: 'it puts the adult’s act on the child',
        forms: [
          'contacting adults online',
          'contacts adults online',
          'contacting men online',
          'contacting older men online',
        ],
      },
      {
        avoid: 'sending explicit pictures',
        say: 'images are being obtained from, or of, the child',
        why: 'it hides who asked for them',
        forms: [
          'sending explicit pictures',
          'sends explicit pictures',
          'sent explicit pictures',
          'sending explicit images',
          'sends explicit images',
          'sent explicit images',
          'sending indecent images',
          'sending nudes',
        ],
      },
      {
        avoid: 'prostitution, sex work',
        say: 'sexual exploitation',
        why: 'there is no such thing as a child prostitute',
        forms: ['prostitution', 'prostitute', 'prostitutes', 'prostituting', 'sex work', 'sex worker', 'sex workers'],
      },
      {
        avoid: 'drug running, dealing, money mule, plugging, slave',
        say: 'is made to carry, sell, hold money, conceal; victim of slavery offences',
        why: 'it tells of an offence, not of what is done to them',
        forms: [
          'drug running',
          'drug runner',
          'drug runners',
          'drug dealing',
          'drug dealer',
          'dealing drugs',
          'dealing',
          'money mule',
          'money mules',
          'plugging',
          'plugs drugs',
          'slave',
          'slaves',
        ],
      },
      {
        avoid: 'gang member',
        say: 'child exploited by, or linked by police to, a group',
        why: 'a label stays with a child',
        forms: ['gang member', 'gang members', 'gang nominal'],
      },
      {
        avoid: 'refuses to engage, hard to reach, non-compliant',
        say: 'has not yet felt safe to work with us; what we will change',
        why: 'it is for us to make it safe',
        forms: [
          'refuses to engage',
          'refused to engage',
          'refusing to engage',
          'refusal to engage',
          "won't engage",
          'won’t engage',
          'will not engage',
          'failed to engage',
          'failing to engage',
          'hard to reach',
          'non-compliant',
          'not compliant',
          'non-compliance',
        ],
      },
      {
        avoid: 'absconded, AWOL, runaway',
        say: 'missing; left, and whereabouts not known',
        why: 'something may have pulled or pushed them away',
        forms: ['absconded', 'absconds', 'absconding', 'abscond', 'absconder', 'AWOL', 'runaway', 'runaways'],
      },
      {
        avoid: 'streetwise, mature, manipulative, attention-seeking',
        say: 'describe what happened',
        why: 'it hides that this is a child',
        forms: [
          'streetwise',
          'street wise',
          'mature',
          'manipulative',
          'manipulating',
          'attention-seeking',
          'attention seeker',
        ],
      },
      {
        avoid: 'failed to disclose',
        say: 'was not ready, or able, to tell',
        why: 'telling takes time and trust',
        forms: [
          'failed to disclose',
          'fails to disclose',
          'failing to disclose',
          'failure to disclose',
          'refused to disclose',
          'refuses to disclose',
        ],
      },
      {
        avoid: 'recruits others',
        say: 'is being used to bring others in',
        why: 'a child who is exploited may be made to',
        forms: [
          'recruits others',
          'recruit others',
          'recruiting others',
          'recruited others',
          'recruits other children',
          'recruiting other children',
        ],
      },
      {
        avoid: 'perpetrator (unproven, or a child)',
        say: 'person of concern; child who may have harmed',
        why: 'nothing is proven yet',
        forms: ['perpetrator', 'perpetrators', 'perp'],
      },
      {
        avoid: 'case closed, NFA',
        say: 'MSET support ended; who leads now',
        why: 'the child is still there',
        forms: ['case closed', 'NFA', 'NFA’d', "NFA'd"],
      },
    ]),
  /** Whom else to reach, beside the numbers and the mailbox that are settings of their own. */
  contacts: z
    .array(z.strictObject({ name: said(80), reach: said(200) }))
    .max(12)
    .default([]),
  /**
   * What young people said, in which quarter (`2027-Q1`), and what was done about it: on the help page, beside the answers of
   * that quarter, and on the leaflet for young people (docs/process.md P18.7).
   */
  youSaid: z
    .array(
      z.strictObject({
        said: said(200),
        did: said(300),
        quarter: z
          .string()
          .regex(/^\d{4}-Q[1-4]$/)
          .optional(),
      }),
    )
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
