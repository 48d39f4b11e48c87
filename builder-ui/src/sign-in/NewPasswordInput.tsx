/** A password that is being chosen: the rule stands there before anything is typed, and says when it is kept. */
import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import classes from './SignInPage.module.css';
import { missingSigns, PASSWORD_MAX, PASSWORD_MIN } from './password-rule.ts';

export function NewPasswordInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const missing = missingSigns(value);
  const kept = missing === 0;
  return (
    <div>
      <PasswordInput
        label={t('signIn.newPassword')} description={t('signIn.passwordHint')} name="password" autoComplete="new-password" required withAsterisk={false}
        minLength={PASSWORD_MIN} maxLength={PASSWORD_MAX} aria-describedby="password-rule" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <div id="password-rule" className={classes.rule} data-kept={kept || undefined} aria-live="polite">
        {kept && <Icon name="check" size={16} />}
        {kept ? t('signIn.ruleKept') : value === '' ? t('signIn.rule', { min: PASSWORD_MIN }) : t('signIn.ruleMissing', { count: missing })}
      </div>
    </div>
  );
}
