// Records: the people, places and things that more than one case names, or that are worked on by themselves.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Entities } from '../../web/reads/entities.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  way: { flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

export function EntitiesPage() {
  const page = usePage<Entities>('records', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      page={page}
      tools={({ steps: first }) =>
        first.map((step) => (
          <Button key={step.verb} onClick={() => steps.press(step)}>
            {step.title}
          </Button>
        ))
      }
    >
      {({ groups }) => (
        <>
          <Groups groups={groups} />
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

function Groups({ groups }: Pick<Entities, 'groups'>) {
  const styles = useStyles();
  const shared = useShared();
  const shown = groups.filter(({ rows }) => rows.length > 0);
  return (
    <>
      {shown.length === 0 && (
        <p className={shared.note}>
          No record is open. One is opened in Links where two cases name the same, or where a place or a business is
          reported without a child.
        </p>
      )}
      {shown.map(({ title, rows }) => (
        <section key={title} aria-label={title} className={styles.group}>
          <h2 className={shared.heading}>
            {title} ({rows.length})
          </h2>
          <ul className={mergeClasses(shared.list, styles.list)}>
            {rows.map(({ id, called, line, late }) => (
              <li key={id}>
                <a className={mergeClasses(shared.way, styles.way)} href={`#/record/${id}`}>
                  <span className={shared.strong}>{called}</span>
                  <span className={late ? shared.strong : shared.subtle}>{late ? `▲ ${line}` : line}</span>
                  <span className={shared.subtle}>{id}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
