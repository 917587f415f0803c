// What became of a case since consent, in plain words: what was decided, why, who leads, what comes next (docs/process.md P9.1).
import { beginHigh } from '../../domain/kernel/begins.ts';
import { localDate, sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { saidIn } from '../../domain/case/meeting/decision-fields.ts';
import { proposalIn, sayBand, sayDecision } from '../../domain/case/meeting/decisions.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { barsToClose, closurePairs, sayCannotClose, sayLetter } from '../../domain/case/ends/closure.ts';
import { sayOutcome } from '../../domain/case/triage/urgent.ts';
import { mayBeChallenged } from '../../domain/case/consent/challenge.ts';
import { dissentPairs } from './dissent.ts';
import { stageOf } from '../../domain/case/state/stage-table.ts';
import {
  hasDied,
  type Case,
  type ConsentedCase,
  type NotAuthorised,
  type Stage,
  transferOf,
} from '../../domain/case/state/stages.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { birthOf } from '../../domain/case/state/birth.ts';
import { lifeOf } from '../../domain/case/state/life.ts';
import { sayMoved, transferTold } from '../../domain/case/ends/transfer.ts';
import { sayGround, sayHarm, sayRapid } from '../../domain/case/harm/harm.ts';
import { turningDays } from '../../domain/case/state/turning-days.ts';
import { sayRoute } from '../../domain/case/turning/turning.ts';
import { sayConsent, type Harm, type LegalHold } from '../../domain/case/state/stage-parts.ts';
import { group, lines, subheading, text, words, type Element } from '../blocks.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reads } from '../../domain/people/reads.ts';

/**
 * A piece of what is told of a case: a heading, lines of people's own words, where it stands, or what comes next. A card
 * draws it; a page of the tab puts it where it belongs.
 */
export type StoryPart =
  | { readonly title: string }
  | { readonly pairs: readonly (readonly [label: string, value: string])[]; readonly bytes?: number }
  | { readonly stands: string }
  /** `own`: people's own words, which go with it. */
  | { readonly next: string; readonly own?: string };
const said = (pairs: readonly (readonly [label: string, value: string])[], bytes?: number): StoryPart => ({
  pairs,
  ...given({ bytes }),
});

export function drawn(part: StoryPart): Element {
  if ('title' in part) return subheading(part.title);
  if ('pairs' in part) return lines(part.pairs, part.bytes);
  if ('stands' in part) return text(part.stands);
  return part.own === undefined ? text(part.next) : group([text(part.next), words(part.own)]);
}

/** Bytes of one text on a card that may hold nine of them. */
const most = 2600;

/** What happened alone, or with what comes next. */
export type Tells = 'past' | 'all';
/** Where a case is since consent, for the card that opens it; `last`: what was decided last. */
export function consentedStory(
  childCase: ConsentedCase,
  last: MeetingDecision | undefined,
  now: Instant,
  mine: boolean,
  reads: Reads,
  tells: Tells = 'all',
): readonly StoryPart[] {
  return [
    { stands: `${sayConsent(childCase.consent, now)}.` },
    ...turns18(childCase, now),
    ...(childCase.strategy === undefined
      ? []
      : [
          said(
            [
              [
                'Strategy discussion',
                `called for by ${childCase.strategy.by.name}, ${sayWhen(childCase.strategy.at, now)}`,
              ],
              ['By', sayWhen(childCase.strategy.due.at, now)],
              ['Why', childCase.strategy.reason],
            ],
            most,
          ),
        ]),
    ...strategyOutcome(childCase, now),
    ...cannotClose(childCase),
    ...(last === undefined ? [] : decisionStory(last, now, reads)),
    ...seniorStory(childCase, now),
    ...seniorsStory(childCase, now),
    ...proposed(childCase),
    ...keptStory(childCase, last),
    ...handedOverStory(childCase, now),
    ...turningStory(childCase, now),
    ...outcomeStory(childCase, now),
    ...endingStory(childCase, now),
    ...(tells === 'past' ? [] : nextStory(childCase, mine, now)),
    ...challengeStory(childCase, now, mine),
  ];
}

/** One decision with its reason; nothing of another case. */
export function decisionStory(decision: MeetingDecision, now: Instant, reads: Reads): readonly StoryPart[] {
  const { rationale, band, bandRationale, by, at, quorate } = decision;
  return [
    { title: `Decision: ${sayDecision(decision.decision)}` },
    said(
      [
        ['By', `${saidBy(decision)}; recorded by ${by.name}, ${sayWhen(at, now)}`],
        ...consulted(decision),
        ['Why', rationale],
        ...saidIn(decision),
        ...(band === '' ? [] : ([['Risk band', sayBand(band)]] as const)),
        ...(bandRationale === '' ? [] : ([['Why this band', bandRationale]] as const)),
        ...dissentPairs(decision, reads),
        ...(quorate ? [] : ([['Quorum', notQuorate(decision)]] as const)),
      ],
      most,
    ),
  ];
}

/** Which meeting decided; between meetings the chair. */
export const saidBy = ({ meeting, chair, by }: MeetingDecision): string =>
  meeting === undefined ? `decided between meetings by ${(chair ?? by).name}` : sayMeetingId(meeting);
const consulted = (decision: MeetingDecision): readonly (readonly [label: string, value: string])[] =>
  decision.meeting === undefined ? [['Consulted', consultedOn(decision).join(', ')]] : [];
/** Who was consulted, beside those who decided. */
export const consultedOn = ({ present, by, chair }: MeetingDecision): readonly string[] =>
  present.filter(({ objectId }) => objectId !== by.objectId && objectId !== chair?.objectId).map(({ name }) => name);
/** That those who decided were too few to end anything. */
export const notQuorate = ({ meeting }: Pick<MeetingDecision, 'meeting'>): string =>
  meeting === undefined ? 'those consulted did not make a meeting quorate' : 'not quorate';

function strategyOutcome({ strategy }: ConsentedCase, now: Instant): readonly StoryPart[] {
  if (strategy?.outcome === undefined) return [];
  const { by, at, heldOn, tookPart, outcome, follows } = strategy.outcome;
  return [
    said(
      [
        ['Outcome', `${sayOutcome(outcome)}; recorded by ${by.name}, ${sayWhen(at, now)}`],
        ['Held on', sayDate(heldOn)],
        ['Who took part', tookPart],
        ['What follows', follows],
      ],
      most,
    ),
  ];
}

function seniorStory({ senior }: ConsentedCase, now: Instant): readonly StoryPart[] {
  if (senior === undefined) return [];
  const { decision, due } = senior;
  if (decision === undefined)
    return [{ next: `Senior managers have been asked for a decision by ${sayWhen(due.at, now)}.` }];
  const { by, at, decided, follows } = decision;
  return [
    { title: 'Senior decision' },
    said(
      [
        ['Recorded by', `${by.name}, ${sayWhen(at, now)}`],
        ['What was decided', decided],
        ['What follows', follows],
      ],
      most,
    ),
  ];
}

function seniorsStory({ seniors }: ConsentedCase, now: Instant): readonly StoryPart[] {
  if (seniors === undefined) return [];
  const { answer, due } = seniors;
  if (answer === undefined) {
    return [{ next: `Several reviews in a row were Significant: seniors must answer by ${sayWhen(due.at, now)}.` }];
  }
  return [
    { title: 'Senior answer' },
    said(
      [
        ['Recorded by', `${answer.by.name}, ${sayWhen(answer.at, now)}`],
        ['Answer', answer.answer],
        ['What follows', answer.follows],
      ],
      most,
    ),
  ];
}

const proposed = (childCase: ConsentedCase): readonly StoryPart[] => {
  const proposal = proposalIn(childCase);
  return proposal === undefined ? [] : [{ next: proposal }];
};

/**
 * Who leads it, which plan goes on, where it went, where the last decision has not just said it: people's own words, and so
 * never in `text`.
 */
export function keptStory(childCase: ConsentedCase, last: MeetingDecision | undefined): readonly StoryPart[] {
  const justSaid = [last?.lead, last?.adultLead, last?.plan, last?.council];
  const kept: readonly (readonly [string, string | undefined])[] = [
    ['Lead', 'lead' in childCase ? childCase.lead : undefined],
    ['Adult lead', 'adultLead' in childCase && childCase.adult === undefined ? childCase.adultLead : undefined],
    // On a closed case the plan is told with the closure that was proposed.
    ['Plan that goes on', 'plan' in childCase && !hasClosure(childCase) ? childCase.plan : undefined],
    ['Transferred to', 'council' in childCase ? childCase.council : undefined],
  ];
  const pairs = kept.flatMap(([label, value = '']) =>
    value === '' || justSaid.includes(value) ? [] : [[label, value] as const],
  );
  return pairs.length === 0 ? [] : [said(pairs, most)];
}

/** While something is asked of its lead worker: who tells the young person that it is another one. */
function handedOverStory({ handedOver, stage }: ConsentedCase, now: Instant): readonly StoryPart[] {
  if (handedOver === undefined || stageOf<Stage>({ stage }).phase !== 'active') return [];
  const { tells, by, at } = handedOver;
  return [
    said(
      [
        ['Handed over', `by ${by.name}, ${sayWhen(at, now)}`],
        ['Who tells the young person, and when', tells],
      ],
      endBytes,
    ),
  ];
}

/** Who takes it on at 18, and where it goes (docs/process.md P17.5). */
export function turningStory(childCase: ConsentedCase, now: Instant): readonly StoryPart[] {
  const { adult, route } = childCase;
  return [
    ...(adult === undefined
      ? []
      : [
          { title: 'Adult lead' },
          said(
            [
              ['Adult lead', adult.adultLead],
              ['Care Act view', adult.careAct],
              ['The young person’s wishes', adult.wishes],
              ['Named by', `${adult.by.name}, ${sayWhen(adult.at, now)}`],
            ],
            most,
          ),
        ]),
    ...(route === undefined
      ? []
      : [
          { title: `Route at 18: ${sayRoute(route.route)}` },
          said(
            [
              ['Why', route.why],
              ['Recorded by', `${route.by.name}, ${sayWhen(route.at, now)}`],
            ],
            most,
          ),
        ]),
  ];
}

/** The same in a meeting: by whom it was recorded, the page of the case says. */
export function turningInShort({ adult, route }: ConsentedCase): readonly StoryPart[] {
  const pairs: readonly (readonly [string, string])[] = [
    ...(adult === undefined
      ? []
      : ([
          ['Adult lead', adult.adultLead],
          ['Care Act view', adult.careAct],
          ['The young person’s wishes', adult.wishes],
        ] as const)),
    ...(route === undefined ? [] : [['Route at 18', `${sayRoute(route.route)}: ${route.why}`] as const]),
  ];
  return pairs.length === 0 ? [] : [said(pairs, most)];
}

/** From seventeen and a half on: when they turn 18, and by which date (docs/process.md P17.5). */
export function turns18(childCase: ConsentedCase, now: Instant, at: 'case' | 'item' = 'case'): readonly StoryPart[] {
  const birth = birthOf(childCase.answers);
  if (birth === undefined || hasDied(childCase) || stageOf(childCase).phase === 'over') return [];
  const { asked, birthday } = turningDays(birth.date);
  const today = localDate(now);
  if (asked > today) return [];
  const words = `${birthday <= today ? 'Turned' : 'Turns'} 18 on ${sayDate(birthday)}`;
  const exact = birth.sure === 'exact' && !birth.inPart;
  const how = birth.sure === 'exact' ? 'known in part' : birth.sure;
  const unsure =
    at === 'item'
      ? ` (date of birth ${how}).`
      : `, by a date of birth that is ${how}. When it is known, the co-ordinator corrects it.`;
  return [{ stands: `${words}${exact ? '.' : unsure}` }];
}

/** A death or serious harm, for those who read the case (docs/process.md P17.7). */
export function harmStory({ harm, hold }: Case, now: Instant): readonly StoryPart[] {
  if (harm === undefined || hold === undefined) return [];
  const { notice, unneeded, rapid, earlier = [] } = harm;
  return [
    { title: sayHarm(harm.what) },
    ...(earlier.length === 0
      ? []
      : [
          said(
            earlier.map((one) => [
              `${sayHarm(one.what)}, ${sayDate(one.happenedOn)}`,
              `${one.known} (recorded by ${one.by.name}, ${sayWhen(one.at, now)}${
                one.notice === undefined ? '' : `; notice sent ${sayDate(one.notice.sentOn)}, kept: ${one.notice.kept}`
              })`,
            ]),
            most,
          ),
        ]),
    said(
      [
        ['Date', sayDate(harm.happenedOn)],
        ...(harm.aware === undefined ? [] : [['The council became aware', sayWhen(harm.aware, now)] as const]),
        ['What is known', harm.known],
        ['Recorded by', `${harm.by.name}, ${sayWhen(harm.at, now)}`],
        ...(notice === undefined
          ? noNotice(unneeded, hold, now)
          : ([
              ['Why it is notifiable', sayGround(notice.ground ?? '')],
              [
                'Notice to the national panel',
                `sent ${sayDate(notice.sentOn)}; recorded by ${notice.by.name}, ${sayWhen(notice.at, now)}`,
              ],
              ['Where it is kept', notice.kept],
            ] as const)),
        ...(hold.rapid ?? []).map(({ due }) => ['Rapid review', `due ${sayWhen(due.at, now)}`] as const),
        ...(rapid === undefined
          ? []
          : ([
              [
                'Rapid review',
                `sent ${sayDate(rapid.sentOn)}; recorded by ${rapid.by.name}, ${sayWhen(rapid.at, now)}`,
              ],
              ['What follows it', sayRapid(rapid.outcome)],
              ['Where the rapid review is kept', rapid.kept],
            ] as const)),
      ],
      most,
    ),
  ];
}

/** Why there is no notice; or until when there is to be one. */
const noNotice = (
  unneeded: Harm['unneeded'],
  { due }: LegalHold,
  now: Instant,
): readonly (readonly [string, string])[] =>
  unneeded === undefined
    ? [['Notice to the national panel', `due ${sayWhen(due.at, now)}`]]
    : [
        [
          'Notice to the national panel',
          `not notifiable, decided by ${unneeded.decidedBy}, ${sayDate(unneeded.decidedOn)}; recorded by ${unneeded.by.name}, ${sayWhen(unneeded.at, now)}`,
        ],
        ['Why it is not notifiable', unneeded.why],
      ];

function outcomeStory(childCase: ConsentedCase, now: Instant): readonly StoryPart[] {
  if (childCase.stage === 'otherPlan' && childCase.outcome !== undefined) {
    const { by, at, text: outcome } = childCase.outcome;
    return [said([[`Outcome, recorded by ${by.name}, ${sayWhen(at, now)}`, outcome]], most)];
  }
  if (childCase.stage === 'merged') return [said([['Why it is the same child', childCase.reason]], most)];
  return [];
}

/** What is still in the way of a closure, said beforehand. */
function cannotClose(childCase: ConsentedCase): readonly StoryPart[] {
  if (childCase.stage !== 'closing') return [];
  const bars = barsToClose(childCase);
  return [
    { stands: bars.length === 0 ? 'Nothing is in the way: a quorate panel can close it.' : sayCannotClose(bars) },
  ];
}

/** For the panel: what is in the way, then what was proposed; or the transfer that waits. */
export const closingStory = (childCase: ConsentedCase, now: Instant): readonly StoryPart[] =>
  childCase.stage === 'closing' || transferOf(childCase) !== undefined
    ? [...cannotClose(childCase), ...endingStory(childCase, now)]
    : [];

const hasClosure = (childCase: ConsentedCase): boolean =>
  childCase.stage === 'closed' && childCase.closure !== undefined;

/** How the heading of a transfer begins. */
export const transferBegun = 'Transfer begun';
/** How a case is to end, or did: closure, transfer. */
function endingStory(childCase: ConsentedCase, now: Instant): readonly StoryPart[] {
  const told = ({ by, at }: { readonly by: { readonly name: string }; readonly at: Instant }): string =>
    `by ${by.name}, ${sayWhen(at, now)}`;
  if (childCase.stage === 'closing' || childCase.stage === 'closed') {
    const { closure, signed = [] } = childCase;
    if (closure === undefined) return [];
    const feedback = childCase.stage === 'closed' ? childCase.feedback?.given : undefined;
    return [
      { title: `Closure proposed ${told(closure)}` },
      said(closurePairs(closure, lifeOf(childCase, now)), endBytes),
      ...(signed.length === 0
        ? []
        : [
            said(
              signed.map((one) => [`Override signed ${one.as === 'chair' ? 'as chair ' : ''}${told(one)}`, one.reason]),
              endBytes,
            ),
          ]),
      ...(feedback === undefined
        ? []
        : [
            said(
              [
                [
                  `Feedback, recorded ${told(feedback)}`,
                  `${sayLetter(feedback.letter, lifeOf(childCase, now))}${feedback.said}`,
                ],
              ],
              endBytes,
            ),
          ]),
    ];
  }
  const transfer = transferTold(childCase);
  if (transfer === undefined) return [];
  const { council, contact, whyWhen, placement, responsibility, packs = [] } = transfer;
  const acceptance = childCase.stage === 'transferred' ? childCase.acceptance : undefined;
  return [
    { title: `${transferBegun} ${told(transfer)}` },
    said(
      [
        ['Receiving council', council],
        ['Contact there', contact],
        ['Why and when', whyWhen],
        ['Placement', placement],
        ...(responsibility === undefined ? [] : [['Responsibility moved', sayMoved(responsibility)] as const]),
        ...packs.map(
          (pack) =>
            [
              `Pack given on ${sayDate(pack.givenOn)}`,
              `by ${pack.givenBy} to ${pack.givenTo}; recorded ${told(pack)}`,
            ] as const,
        ),
        ...(packs.length === 0 ? ([['Pack', 'not recorded as given yet']] as const) : []),
      ],
      endBytes,
    ),
    ...(acceptance === undefined
      ? []
      : [
          said(
            [
              ['Accepted by', acceptance.who],
              ['Accepted in writing on', sayDate(acceptance.acceptedOn)],
              ['Kept', acceptance.keptWhere],
              ['Recorded', told(acceptance)],
            ],
            endBytes,
          ),
        ]),
  ];
}
/** Bytes of one text on the card; the page has all of it. */
const endBytes = 700;

/** What comes next, and what the referrer does meanwhile. */
export const nextStory = (childCase: ConsentedCase, mine: boolean, now: Instant): readonly StoryPart[] => [
  { next: nextFor(childCase, mine, now) },
  ...(mine ? mustDo(childCase, now) : []),
];

function nextFor(childCase: ConsentedCase, mine: boolean, now: Instant): string {
  const { next, phase } = stageOf(childCase);
  return `${next?.(childCase, now) ?? ''}${mine && phase === 'active' ? ' We’ll tell you every decision.' : ''}`;
}

/** What is asked of the referrer meanwhile (docs/process.md P9.1). */
function mustDo(childCase: ConsentedCase, now: Instant): readonly StoryPart[] {
  const { does, phase } = stageOf(childCase);
  const asked = does?.(childCase, now) ?? '';
  const safety =
    phase === 'active' && !hasDied(childCase)
      ? ' If something changes, tell the co-ordinator; if the child is not safe, ring the front door now.'
      : '';
  return asked === '' ? [] : [{ next: `What you need to do: ${asked}${safety}` }];
}

/** How to challenge; the challenge, what was answered, or who has it. */
export function challengeStory(
  childCase: ConsentedCase | NotAuthorised,
  now: Instant,
  mine: boolean,
): readonly StoryPart[] {
  const who =
    childCase.stage === 'notAuthorised' ? 'the next manager up and the co-ordinator' : 'the co-ordinator and the chair';
  const { challenge } = childCase;
  if (challenge === undefined) {
    return mine && mayBeChallenged(childCase)
      ? [{ next: `If you disagree, you may challenge this decision: ${who} see it.` }]
      : [];
  }
  const { by: challenger = childCase.referrer, at, concern, outcomeWanted, due, answer } = challenge;
  const by = due === undefined ? '' : `; an answer is due ${sayWhen(due.at, now)}`;
  return [
    { title: `Challenged by ${challenger.name}, ${sayWhen(at, now)}` },
    said(
      [
        ['Concern', concern],
        ['Outcome wanted', outcomeWanted],
        ...(answer === undefined
          ? []
          : ([[`Answer by ${answer.by.name}, ${sayWhen(answer.at, now)}`, answer.text]] as const)),
      ],
      most,
    ),
    ...(answer === undefined
      ? [
          {
            next: mine
              ? `${beginHigh(who)} have it${by}.`
              : `Someone who did not make the decision will answer it${by}.`,
          },
        ]
      : []),
  ];
}
