/** Tries the draft, as it stands on the canvas, on one order: the same engine on a clock of its own. Nothing leaves the house. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { shopQuery } from '../settings/shop-settings.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import classes from './Runs.module.css';
import { newChoice, testForm, type TestChoice } from './test-form.ts';
import { TestForm } from './TestForm.tsx';
import { TestResult } from './TestResult.tsx';

export function TestPanel() {
  const { t, i18n } = useTranslation();
  const store = useJourneyStore();
  const { data: shop } = useQuery(shopQuery);
  const [chosen, setChoice] = useState<TestChoice>();
  const choice = chosen ?? newChoice(shop?.country ?? 'DE', i18n.language === 'de' ? 'de' : 'en');
  const test = useMutation({
    mutationFn: (wanted: TestChoice) => {
      const { journeyId, document } = store.getState();
      return dataOf(api.POST('/api/v1/journeys/{id}/test', { params: { path: { id: journeyId } }, body: testForm(wanted, document) }));
    },
  });
  const run = (wanted: TestChoice) => {
    setChoice(wanted);
    test.mutate(wanted);
  };
  return (
    <>
      <PanelHead title={t('runs.testTitle')} />
      <div className={classes.panel}>
        <p className={classes.safe}><Icon name="check" size={18} />{t('runs.nothingLeaves')}</p>
        {test.data === undefined ? (
          <TestForm choice={choice} running={test.isPending} onChange={setChoice} onRun={() => run(choice)} />
        ) : (
          <>
            <div className={classes.buttons}>
              <Button size="xs" variant="default" leftSection={<Icon name="back" size={16} />} onClick={test.reset}>{t('runs.changeTest')}</Button>
              <Button size="xs" variant="default" loading={test.isPending} onClick={() => run(choice)}>{t('runs.runAgain')}</Button>
            </div>
            <TestResult key={test.submittedAt} result={test.data} onBranch={(branch) => run({ ...choice, branches: [...choice.branches.filter(({ nodeId }) => nodeId !== branch.nodeId), branch] })} />
          </>
        )}
        {test.error !== null && <ProblemNote error={test.error} />}
      </div>
    </>
  );
}
