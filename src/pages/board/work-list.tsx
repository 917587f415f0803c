// What is due from the person who is signed in and what is urgent with others, most pressing first; what is late with others
// is folded.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowReply20Regular } from '@fluentui/react-icons/svg/arrow-reply';
import { CalendarLtr20Regular } from '@fluentui/react-icons/svg/calendar-ltr';
import { CalendarCancel20Regular } from '@fluentui/react-icons/svg/calendar-cancel';
import { ChatWarning20Regular } from '@fluentui/react-icons/svg/chat-warning';
import { ClipboardTask20Regular } from '@fluentui/react-icons/svg/clipboard-task';
import { DocumentText20Regular } from '@fluentui/react-icons/svg/document-text';
import { Drafts20Regular } from '@fluentui/react-icons/svg/drafts';
import { Mail20Regular } from '@fluentui/react-icons/svg/mail';
import { Eye20Regular } from '@fluentui/react-icons/svg/eye';
import { MailInbox20Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { PersonAlert20Regular } from '@fluentui/react-icons/svg/person-alert';
import { PeopleTeam20Regular } from '@fluentui/react-icons/svg/people-team';
import { Signature20Regular } from '@fluentui/react-icons/svg/signature';
import { useState } from 'react';
import type { Board } from '../../web/reads/board.ts';
import type { Work } from '../../reading/board/work.ts';
import { DueMark, Flags, RowWarnings } from '../frame/marks.tsx';
import { narrow, row, sheet, useShared } from '../frame/styles.ts';

const icons: Readonly<Record<Work['kind'], FluentIcon>> = {
  missing: PersonAlert20Regular,
  interview: Drafts20Regular,
  consent: Signature20Regular,
  returned: ArrowReply20Regular,
  draft: Drafts20Regular,
  review: Drafts20Regular,
  turning: Drafts20Regular,
  notice: MailInbox20Regular,
  triage: MailInbox20Regular,
  strategy: PeopleTeam20Regular,
  challenge: ChatWarning20Regular,
  action: ClipboardTask20Regular,
  meeting: CalendarLtr20Regular,
  missed: CalendarCancel20Regular,
  minutes: DocumentText20Regular,
  feedback: Mail20Regular,
  duty: ClipboardTask20Regular,
  oversight: Eye20Regular,
};

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    // On a phone rows of one sheet, not sheets.
    [narrow]: { ...sheet, gap: 0 },
  },
  way: {
    height: '100%',
    gap: tokens.spacingHorizontalM,
    [narrow]: {
      ...row,
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    },
  },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  text: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    [narrow]: {
      flexDirection: 'row',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: tokens.spacingHorizontalS,
      rowGap: 0,
    },
  },
  title: { ...typographyStyles.body1Strong, [narrow]: { flexBasis: '100%' } },
  name: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** So many are shown before one asks for all: two or three lines of them on a desk, one screen on a phone. */
const few = 6;

export function WorkList({ board: { work, moreWork, others, now } }: { readonly board: Board }) {
  const styles = useStyles();
  const shared = useShared();
  const [all, setAll] = useState(false);
  const [withOthers, setWithOthers] = useState(false);
  const shown = all ? work : work.slice(0, few);
  const isMore = work.length > shown.length;
  return (
    <section aria-labelledby="work" className={styles.section}>
      <h2 id="work" className={shared.heading}>
        {sayWork(work, moreWork)}
      </h2>
      {work.length === 0 && <p className={shared.note}>Nothing for you to do. Thank you.</p>}
      {work.length > 0 && <WorkItems work={shown} now={now} />}
      {moreWork > 0 && !isMore && <p className={shared.note}>{moreWork} more to follow once these are done.</p>}
      {(isMore || others.length > 0) && (
        <div className={shared.row}>
          {isMore && <Button onClick={() => setAll(true)}>Show all {work.length}</Button>}
          {others.length > 0 && (
            <Button appearance="subtle" aria-expanded={withOthers} onClick={() => setWithOthers(!withOthers)}>
              {`${withOthers ? 'Hide what is late' : 'Late'} with others (${others.length})`}
            </Button>
          )}
        </div>
      )}
      {withOthers && others.length > 0 && <WorkItems work={others} now={now} />}
    </section>
  );
}

/** "For you to do (5), and urgent with others (1)". */
function sayWork(work: readonly Work[], moreWork: number): string {
  const urgent = work.filter((one) => one.with !== undefined).length;
  const own = work.length - urgent + moreWork;
  return `For you to do${own > 0 ? ` (${own})` : ''}${urgent > 0 ? `, and urgent with others (${urgent})` : ''}`;
}

function WorkItems({ work, now }: Pick<Board, 'work' | 'now'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ul className={`${shared.list} ${styles.list}`}>
      {work.map((one) => (
        <li key={`${one.title} ${one.name} ${one.link}`}>
          <WorkItem work={one} now={now} />
        </li>
      ))}
    </ul>
  );
}

function WorkItem({
  work: { kind, title, name, due, flags, warnings, link, with: other },
  now,
}: {
  readonly work: Work;
  readonly now: string;
}) {
  const styles = useStyles();
  const shared = useShared();
  const Icon = icons[kind];
  const said = (
    <>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        <span className={styles.name}>{other === undefined ? name : `${name} · with ${other}`}</span>
        <RowWarnings warnings={warnings} />
        <Flags flags={flags} due={due} />
        {due !== undefined && <DueMark due={due} now={now} />}
      </span>
    </>
  );
  const looks = `${shared.way} ${styles.way}`;
  // Who hears of a case by reference alone opens nothing.
  return link === '' ? (
    <div className={looks}>{said}</div>
  ) : (
    <a href={`#/${link}`} className={looks}>
      {said}
    </a>
  );
}
