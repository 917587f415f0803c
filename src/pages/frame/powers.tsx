// What a person may do here and where, as a sheet of links: the board and Help have it for those who look over the work.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Help } from '../../web/reads/help.ts';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  rows: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(272px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
});

export function Powers({ powers }: Pick<Help, 'powers'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ul className={`${shared.list} ${styles.rows}`}>
      {powers.map(({ title, text, link }) => (
        <li key={title} className={shared.words}>
          <a href={`#/${link}`} className={shared.link}>
            {title}
          </a>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
