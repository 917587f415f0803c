// One case: who it is about and where it stands; what works; what is to be done; then the worry, the risk and what was decided. The
// referral is behind them once a meeting has decided.
import { readReference } from '../../domain/kernel/ids.ts';
import type { Button as PageButton } from '../../web/tab/api.ts';
import type { CasePage } from '../../web/reads/case.ts';
import type { PictureSection } from '../../reading/case/sections.ts';
import type { Section } from '../../reading/lines.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { usePage } from '../data/use-page.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseLooked } from './case-looked.tsx';
import { History } from './history.tsx';
import { MissingEpisodes } from './episodes.tsx';
import { People, Prints, WhatNext } from './case-lists.tsx';
import { PeopleAndPlaces } from './people-and-places.tsx';
import { Way } from './way.tsx';
import { AgencyPapers, Alike, Decided, Referral, Review, Strengths } from './sections.tsx';
import { Changes } from './changes.tsx';
import { RiskOfCase } from '../assessment/risk-drawing.tsx';
import { usePress } from './use-press.ts';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { roomy } from '../frame/styles.ts';
import { useArrival } from '../frame/use-arrival.ts';
import { Beside } from '../card/panel/beside.tsx';
import { StepBar } from '../card/panel/step-bar.tsx';
import { usePanel } from '../card/panel/use-panel.tsx';

const useStyles = makeStyles({
  // In two columns what works and what is to be done float; what follows fills the left one, and has the whole width as soon as
  // the right one ends: neither is left empty, however much there is on either side.
  sheets: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    [roomy]: {
      display: 'flow-root',
      marginBottom: `calc(-1 * ${tokens.spacingVerticalL})`,
      '& > *': { marginBottom: tokens.spacingVerticalL },
    },
  },
  half: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  first: {
    [roomy]: { float: 'left', width: `calc(60% - ${tokens.spacingHorizontalL})`, ':empty': { display: 'none' } },
  },
  // Beside the child and what is known: what is to be done. In one column it comes between the two.
  work: {
    [roomy]: {
      float: 'right',
      width: '40%',
      marginLeft: tokens.spacingHorizontalL,
      '& + *': { clear: 'left' },
    },
  },
  part: { display: 'flex', flexDirection: 'column', ':empty': { display: 'none' } },
  // What is long when it is open: beside the work it would leave that column empty below.
  whole: { [roomy]: { ':not(:empty)': { clear: 'both' } } },
  glass: { alignSelf: 'start' },
});

/** Anything that happens may be of this case; it is read again at most so often. */
const everyMs = 3000;

/** "Kestrel Madeup, 15" once it is read; until then the reference as it is written: an address may hold anything. */
function titleOf(text: string, child: CasePage['child']): string {
  if (child !== undefined) return child.age === undefined ? child.name : `${child.name}, ${child.age}`;
  const read = readReference(text);
  return 'reference' in read ? read.reference : 'Case';
}

interface CasePageProps {
  readonly reference: string;
  /** The section or the action that a link leads to. */
  readonly at: string | undefined;
}

/** One case. */
export function CasePageView({ reference, at }: CasePageProps) {
  const page = usePage<CasePage>(`cases/${reference}`, { topic: 'board', everyMs });
  const panel = usePanel(page.reload);
  const press = usePress(reference, panel.open);
  useArrival(at, page.data !== undefined);
  return (
    <Beside panel={panel.shown}>
      <PageFrame title={titleOf(reference, page.data?.child)} page={page}>
        {(data) => (
          <>
            <CaseHead data={data} />
            {data.sight !== 'identity' && <Content data={data} at={at} press={press} />}
            <StepBar steps={data.steps} press={press} isOpen={panel.isOpen} />
          </>
        )}
      </PageFrame>
      {page.problem?.status === 404 && <BreakGlass reference={reference} press={panel.open} />}
    </Beside>
  );
}

/** Of a reference that opens no case to them, for those who may: whether there is one is said by the press alone. */
function BreakGlass({ reference, press }: Pick<ContentProps, 'press'> & Pick<CasePageProps, 'reference'>) {
  const styles = useStyles();
  const { glass } = usePageContext().me;
  const read = readReference(reference);
  if (glass === undefined || 'problem' in read) return null;
  return (
    <Button className={styles.glass} onClick={() => press({ ...glass, data: { ...glass.data, ref: read.reference } })}>
      {glass.title}
    </Button>
  );
}

interface ContentProps extends Pick<CasePageProps, 'at'> {
  readonly data: CasePage;
  readonly press: (button: PageButton) => void;
}

function Content({ data, at, press }: ContentProps) {
  const styles = useStyles();
  const partOf = (part: PictureSection['of']): readonly Section[] => data.picture.filter(({ of }) => of === part);
  const isReferralMeant = !data.wasDecided || at === 'referral';
  return (
    <div className={styles.sheets}>
      <div className={mergeClasses(styles.half, styles.first)}>
        <Alike sections={data.alike}>
          {data.compare.map((button) => (
            <Way key={button.title} button={button} press={press} />
          ))}
        </Alike>
        <Strengths sections={data.strengths} />
      </div>
      <div className={mergeClasses(styles.half, styles.work)}>
        <MissingEpisodes
          reference={data.reference}
          episodes={data.missing}
          told={partOf('missing')}
          more={data.moreMissing}
        />
        {/* Who reads no actions is not told that there are none. */}
        {data.sight === 'full' && (
          <CaseActions actions={data.actions} now={data.now} at={at} press={press}>
            <Way button={data.allActions} press={press} />
          </CaseActions>
        )}
        <RiskOfCase reference={data.reference} told={partOf('risk')} versions={data.risk} />
        <PeopleAndPlaces mentions={data.mentions}>
          <Way button={data.peopleAndPlaces} press={press} />
          {data.around !== undefined && (
            <div data-chrome>
              <Link href={`#/${data.around}`}>Picture</Link>
            </div>
          )}
        </PeopleAndPlaces>
        <WhatNext next={data.next} />
        <People people={data.people} invited={data.invited} />
      </div>
      <Review sections={partOf(undefined)} />
      <AgencyPapers sections={partOf('papers')}>
        <Way button={data.papers} press={press} />
      </AgencyPapers>
      <Decided sections={partOf('decided')} earlier={partOf('earlier')}>
        <Way button={data.allDecisions} press={press} />
      </Decided>
      <Changes changes={data.changes} isMeant={at === 'changes'} />
      <div className={mergeClasses(styles.part, isReferralMeant && styles.whole)}>
        <Referral sections={partOf('referral')} isMeant={isReferralMeant} />
      </div>
      {data.history && (
        <div className={mergeClasses(styles.part, styles.whole)}>
          <History reference={data.reference} isMeant={at === 'history'} moreMissing={data.moreMissing} press={press} />
        </div>
      )}
      {data.looks && <CaseLooked reference={data.reference} isMeant={at === 'looked'} />}
      <Prints prints={data.prints} />
    </div>
  );
}
