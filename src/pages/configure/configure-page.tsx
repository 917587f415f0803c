// How a channel or a meeting is set up with a tab: whose actions, or the agenda.
import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Actions } from '../../web/reads/actions.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame, PageTitle } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import type { TabSetting } from '../teams.ts';
import { usePage } from '../data/use-page.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
});

export function ConfigurePage() {
  const { host } = usePageContext();
  return host?.inMeeting === true ? <ForMeeting /> : <ForChannel />;
}

const today: TabSetting = { entityId: 'meeting', link: 'today', name: 'MSET' };

function ForMeeting() {
  const styles = useStyles();
  const shared = useShared();
  useOffer(today);
  return (
    <div className={styles.page}>
      <PageTitle>Add MSET to this meeting</PageTitle>
      <p className={shared.note}>
        Agenda, attendance and decisions show beside the meeting. People see only what they may see anyway. Choose{' '}
        <strong>Save</strong>.
      </p>
    </div>
  );
}

function ForChannel() {
  const page = usePage<Actions>('actions');
  return (
    <PageFrame title="Add an agency’s actions to this channel" page={page}>
      {({ agencies }) => <Choose agencies={agencies} />}
    </PageFrame>
  );
}

function Choose({ agencies }: Pick<Actions, 'agencies'>) {
  const styles = useStyles();
  const shared = useShared();
  const [id, setId] = useState(agencies.length === 1 ? (agencies[0]?.id ?? '') : '');
  const agency = agencies.find((one) => one.id === id);
  useOffer(
    agency && {
      entityId: `actions-${agency.id}`,
      link: `actions/${encodeURIComponent(agency.id)}`,
      name: `Actions: ${agency.name}`,
    },
  );
  if (agencies.length === 0) {
    return <p className={shared.note}>You oversee no agency’s actions. Ask the co-ordinator to set this tab up.</p>;
  }
  return (
    <div className={styles.page}>
      <p className={shared.note}>
        The tab shows each person only the actions that they may see anyway. Choose the agency, then{' '}
        <strong>Save</strong>.
      </p>
      <Field label="Agency" required>
        <RadioGroup value={id} onChange={(_, { value }) => setId(value)}>
          {agencies.map((one) => (
            <Radio key={one.id} value={one.id} label={one.name} />
          ))}
        </RadioGroup>
      </Field>
    </div>
  );
}

/** Tells Teams what **Save** would save. */
function useOffer(setting: TabSetting | undefined): void {
  const { host } = usePageContext();
  const { entityId, link, name } = setting ?? {};
  useEffect(() => {
    const whole = entityId !== undefined && link !== undefined && name !== undefined;
    host?.offers(whole ? { entityId, link, name } : undefined);
  }, [host, entityId, link, name]);
}
