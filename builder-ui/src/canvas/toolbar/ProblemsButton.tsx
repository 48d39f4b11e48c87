/** How many problems there are; opens their list. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useProblems } from '../../journey-store/use-problems.ts';
import { useEditorPanel } from '../use-editor-panel.ts';

export function ProblemsButton() {
  const { t } = useTranslation();
  const problems = useProblems();
  const { search, open, close } = useEditorPanel();
  const checked = useJourney((state) => state.checked !== undefined);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const name = !checked ? t('canvas.problems.checking') : problems.length === 0 ? t('canvas.problems.none') : [...(errors > 0 ? [t('canvas.problems.errors', { count: errors })] : []), ...(warnings > 0 ? [t('canvas.problems.warnings', { count: warnings })] : [])].join(', ');
  return (
    <Button
      variant={search.panel === 'problems' ? 'light' : 'subtle'} color="gray" size="sm" px={10} aria-label={name} title={name} aria-pressed={search.panel === 'problems'}
      onClick={() => (search.panel === 'problems' ? close() : open({ panel: 'problems' }))}
    >
      {problems.length === 0 && <IconCircleCheck size={18} stroke={1.7} color={checked ? 'var(--nk-good)' : 'var(--nk-quiet)'} aria-hidden />}
      {errors > 0 && <><IconCircleX size={18} stroke={1.7} color="var(--nk-bad)" aria-hidden />&nbsp;{errors}</>}
      {errors > 0 && warnings > 0 && <>&nbsp;&nbsp;</>}
      {warnings > 0 && <><IconAlertTriangle size={18} stroke={1.7} color="var(--nk-warn)" aria-hidden />&nbsp;{warnings}</>}
    </Button>
  );
}
