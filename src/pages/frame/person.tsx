// Someone who is named: initials, what they are, and the ways to reach them.
import { Avatar, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Call16Regular } from '@fluentui/react-icons/svg/call';
import { Chat16Regular } from '@fluentui/react-icons/svg/chat';
import type { Named } from '../../reading/people.ts';
import { usePageContext } from './page-context.tsx';
import { useShared } from './styles.ts';
import { TeamsLink } from './teams-link.tsx';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS, minWidth: 0 },
  avatar: { flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  ways: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  way: {
    ...typographyStyles.caption1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '24px',
  },
});

interface PersonMarkProps {
  readonly person: Named & { readonly way?: string | undefined };
  /** What they are to the case or the meeting. */
  readonly label?: string;
}

export function PersonMark({ person: { name, post, phone, chat, way }, label }: PersonMarkProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={styles.person}>
      <Avatar aria-hidden className={styles.avatar} name={name} size={32} color="colorful" />
      <div className={styles.words}>
        {label !== undefined && <span className={styles.label}>{label}</span>}
        <span className={styles.name}>
          {name}
          {way !== undefined && ` (${way})`}
        </span>
        {post !== '' && post !== label && <span className={shared.subtle}>{post}</span>}
        <Ways person={{ name, phone, chat }} />
      </div>
    </div>
  );
}

/** In one line: who it is, and the ways to reach them. */
export function PersonLine({ person }: { readonly person: Named }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={styles.name}>{person.name}</span>
      <Ways person={person} />
    </span>
  );
}

/** None to oneself. */
function Ways({ person: { name, phone, chat } }: { readonly person: Ways }) {
  const styles = useStyles();
  const { me } = usePageContext();
  if (name === me.name || (phone === undefined && chat === undefined)) return null;
  return (
    <span className={styles.ways} data-chrome>
      {phone !== undefined && (
        <Link
          href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
          className={styles.way}
          aria-label={`Ring ${name}, ${phone}`}
        >
          <Call16Regular aria-hidden />
          {phone}
        </Link>
      )}
      {chat !== undefined && (
        <TeamsLink href={chat} name={`Chat with ${name}`}>
          <Chat16Regular aria-hidden />
          Chat
        </TeamsLink>
      )}
    </span>
  );
}
interface Ways {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly chat?: string | undefined;
}
