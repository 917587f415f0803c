// What is around every page: the way past it, the navigation, who is signed in, and that the data is fictional.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useState, type ReactNode } from 'react';
import { usePageContext } from './page-context.tsx';
import { pages } from '../pages.ts';
import type { Route } from '../routes.ts';
import { focusRing, low, narrow } from './styles.ts';

const useStyles = makeStyles({
  skip: {
    ...typographyStyles.body1,
    position: 'absolute',
    left: tokens.spacingHorizontalL,
    top: '-100px',
    zIndex: 2,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: tokens.spacingVerticalXS },
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    [low]: { flexWrap: 'nowrap' },
    columnGap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: `0 ${tokens.spacingHorizontalS}` },
  },
  brand: { ...typographyStyles.body1Strong, whiteSpace: 'nowrap', [narrow]: { display: 'none' } },
  pages: { minWidth: 0 },
  nav: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [low]: { flexWrap: 'nowrap', overflowX: 'auto' },
  },
  way: {
    ...typographyStyles.body1,
    ...focusRing,
    position: 'relative',
    display: 'block',
    whiteSpace: 'nowrap',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalMNudge}`,
    color: tokens.colorNeutralForeground2,
    borderRadius: tokens.borderRadiusMedium,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    [narrow]: { padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalS}` },
  },
  here: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalMNudge,
      right: tokens.spacingHorizontalMNudge,
      bottom: 0,
      height: tokens.strokeWidthThicker,
      backgroundColor: tokens.colorCompoundBrandStroke,
      borderRadius: tokens.borderRadiusCircular,
    },
  },
  // On a phone what is seldom opened is behind More, so that the pages take one line.
  folded: { [narrow]: { display: 'none' } },
  more: { display: 'none', [narrow]: { display: 'block' } },
  moreButton: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    border: 'none',
    backgroundColor: 'transparent',
    cursor: 'pointer',
  },
  note: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
    [narrow]: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}` },
  },
  noteText: { flexGrow: 1 },
  change: {
    ...typographyStyles.caption1,
    ...focusRing,
    minHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    textDecorationLine: 'underline',
    cursor: 'pointer',
  },
  main: {
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    ':focus': { outline: 'none' },
    [low]: { paddingTop: tokens.spacingVerticalS },
    [narrow]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
});

interface ShellProps {
  readonly route: Route;
  /** Only in a local run. */
  readonly changePerson: (() => void) | undefined;
  readonly children: ReactNode;
}

const toContent = (): void => document.querySelector<HTMLElement>('main')?.focus();

export function Shell({ route, changePerson, children }: ShellProps) {
  const styles = useStyles();
  const { me } = usePageContext();
  return (
    <>
      <a
        href="#content"
        className={styles.skip}
        data-chrome
        onClick={(event) => {
          // The address is the page's: it must not become `#content`.
          event.preventDefault();
          toContent();
        }}
      >
        Skip to the content
      </a>
      <header>
        <Bar route={route} />
        {me.fictional && (
          <div className={styles.note} role="note">
            <BeakerRegular aria-hidden />
            <span className={styles.noteText}>Fictional data only.</span>
            {changePerson !== undefined && (
              <>
                <span>{me.name}</span>
                <button type="button" className={styles.change} data-chrome onClick={changePerson}>
                  Change person
                </button>
              </>
            )}
          </div>
        )}
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}

/** As many pages stand on one line of a phone beside More. */
const mostBeside = 4;
/** Those that are behind More there: all but the first three; of these the third makes room where the page that is open is not among them. */
const foldedOf = (all: readonly string[], here: string): readonly string[] => {
  if (all.length <= mostBeside) return [];
  const first = all.slice(0, 3);
  const shown = first.includes(here) || !all.includes(here) ? first : [...first.slice(0, 2), here];
  return all.filter((page) => !shown.includes(page));
};

function Bar({ route }: Pick<ShellProps, 'route'>) {
  const styles = useStyles();
  const { me, frame } = usePageContext();
  const [isOpen, setOpen] = useState(false);
  if (frame === 'sidePanel' || route.page.bare === true) return null;
  const here = route.page.below ?? route.name;
  const folded = isOpen ? [] : foldedOf(me.pages, here);
  return (
    <div className={styles.header} data-chrome>
      {frame === 'page' && <span className={styles.brand}>{me.panelName}</span>}
      <nav aria-label="Pages" className={styles.pages}>
        <ul className={styles.nav}>
          {me.pages.map((page) => (
            <li key={page} className={folded.includes(page) ? styles.folded : undefined}>
              <a
                href={`#/${page}`}
                onClick={() => setOpen(false)}
                className={mergeClasses(styles.way, page === here && styles.here)}
                aria-current={page === here ? 'page' : undefined}
              >
                {pages[page].title}
              </a>
            </li>
          ))}
          {me.pages.length > mostBeside && (
            <li className={styles.more}>
              <button
                type="button"
                className={mergeClasses(styles.way, styles.moreButton)}
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {isOpen ? 'Fewer' : 'More'}
                {isOpen ? <ChevronUpRegular aria-hidden /> : <ChevronDownRegular aria-hidden />}
              </button>
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}
