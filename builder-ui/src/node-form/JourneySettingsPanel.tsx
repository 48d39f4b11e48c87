/** What holds for the whole journey: its name, what a run is about, how often, when it ends early, its goal, its priority, its clock. */
import type { JourneySettings, Locale, Localized } from '@nachklang/nodes/sdk';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEditable } from '../canvas/editable.ts';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { changeJourneySettings } from '../journey-store/commands/change-journey-settings.ts';
import { changeSubject } from '../journey-store/commands/change-subject.ts';
import { describeJourney } from '../journey-store/commands/describe-journey.ts';
import { renameJourney } from '../journey-store/commands/rename-journey.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { ExitRules } from './journey/ExitRules.tsx';
import { GoalFields } from './journey/GoalFields.tsx';
import { PriorityFields } from './journey/PriorityFields.tsx';
import { ReentryFields } from './journey/ReentryFields.tsx';
import { inLanguage, withLanguage } from './localized-text.ts';
import classes from './NodeForm.module.css';
import { useDraft } from './use-draft.ts';

const SUBJECTS = ['order', 'parcel', 'line', 'contact'] as const;

export function JourneySettingsPanel() {
  const { t } = useTranslation();
  const store = useJourneyStore();
  const { subject, settings: stored } = useJourney((state) => state.shown ?? state.document);
  const readOnly = !useEditable();
  const settings = useDraft<JourneySettings>(stored, (next) => store.getState().run(changeJourneySettings(next)));
  const common = { settings: settings.value, subject, readOnly, onChange: settings.change };
  return (
    <div onBlur={settings.flush}>
      <PanelHead title={t('canvas.panels.settings')} />
      <div className={classes.panel}>
        <Names readOnly={readOnly} />
        <NativeSelect
          label={t('nodeForm.journey.subject')} description={t('nodeForm.journey.subjectHelp')} disabled={readOnly} value={subject}
          data={SUBJECTS.map((one) => ({ value: one, label: t(`nodeForm.journey.subjects.${one}`) }))}
          onChange={({ currentTarget }) => {
            const chosen = SUBJECTS.find((one) => one === currentTarget.value);
            settings.flush();
            if (chosen !== undefined) store.getState().run(changeSubject(chosen));
          }}
        />
        <ReentryFields {...common} />
        <ExitRules {...common} />
        <GoalFields {...common} />
        <PriorityFields {...common} />
      </div>
    </div>
  );
}

function Names({ readOnly }: { readOnly: boolean }) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const store = useJourneyStore();
  const document = useJourney((state) => state.shown ?? state.document);
  const name = useDraft<Localized>(document.name, (next) => store.getState().run(renameJourney(next)));
  const description = useDraft<Localized | undefined>(document.description, (next) => store.getState().run(describeJourney(next)));
  return (
    <>
      <TextInput label={t('nodeForm.journey.name')} maxLength={200} readOnly={readOnly} value={inLanguage(name.value, locale)} onChange={({ currentTarget }) => name.change(withLanguage(name.value, locale, currentTarget.value) ?? { de: '', en: '' })} onBlur={name.flush} />
      <Textarea label={t('nodeForm.journey.description')} description={t('nodeForm.journey.descriptionHelp')} autosize minRows={2} maxRows={8} maxLength={2000} readOnly={readOnly} value={inLanguage(description.value, locale)} onChange={({ currentTarget }) => description.change(withLanguage(description.value, locale, currentTarget.value))} onBlur={description.flush} />
    </>
  );
}
