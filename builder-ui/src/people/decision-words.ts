/** The policy's decision in words: which rule decided, on what grounds, and when it could go otherwise. */
import { useTranslation } from 'react-i18next';
import type { Contact, Decision } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';

type Check = Decision['checks'][number];
/** What the words need of a decision: a test has no record of it. */
export type Decided = Pick<Decision, 'reason' | 'checks' | 'nextPossibleAt'> & { sentence?: Decision['sentence'] };

const PLAIN = ['paused', 'outranked', 'clear', 'no_address', 'erased', 'expired'] as const;

/** Which check a reason rests on: by its name, or by what only such checks look at. */
const RULE_OF: Record<string, string> = { suppressed: 'suppression', no_consent: 'permission' };
const INPUT_OF: Record<string, string> = { cap: 'windowMs', quiet_hours: 'localTime' };

export function useDecisionWords(suppressions: Contact['suppressions']): (decision: Decided) => string[] {
  const { t, i18n } = useTranslation();
  const { dateTime, within } = useFormats();
  const suppressionWords: Record<string, string> = t('people.suppression', { returnObjects: true });

  const consentWords: Record<string, string> = t('decision.consent', { returnObjects: true });
  const purchaseWords: Record<string, string> = t('decision.purchase', { returnObjects: true });

  const reasonWords = ({ reason, checks, sentence }: Decided): string => {
    const plain = PLAIN.find((known) => known === reason);
    if (plain !== undefined) return t(`decision.reasons.${plain}`);
    const failed = checks.find(({ rule, passed, inputs }) => !passed && (rule === RULE_OF[reason] || Object.hasOwn(inputs, INPUT_OF[reason] ?? '')));
    if (reason === 'cap' && failed !== undefined) {
      const { used, max, windowMs } = numbersOf(failed);
      return t('decision.reasons.cap', { limit: t('decision.limit', { max, window: within(windowMs) }), used, max });
    }
    if (reason === 'quiet_hours') return t('decision.reasons.quiet_hours', { time: textOf(failed, 'localTime').slice(11) });
    if (reason === 'no_consent') {
      return t('decision.reasons.no_consent', { consent: consentWords[textOf(failed, 'consent')] ?? '', purchase: purchaseWords[textOf(failed, 'existingCustomer')] ?? '' });
    }
    if (reason === 'suppressed') {
      const told = failed?.inputs['reason'];
      const why = typeof told === 'string' ? told : (suppressions[0]?.reason ?? '');
      return t('decision.reasons.suppressed', { why: suppressionWords[why] ?? why });
    }
    if (sentence !== undefined) return withoutOutcome(sentence[i18n.language === 'de' ? 'de' : 'en']);
    return reason === 'voucher' ? t('decision.reasons.voucher') : t('decision.reasons.other', { reason });
  };
  return (decision) => [reasonWords(decision), ...(decision.nextPossibleAt === undefined ? [] : [t('decision.next', { when: dateTime(decision.nextPossibleAt) })])];
}

/** „Aufgeschoben: für einen Gutschein …“: what became of it stands before these words already. */
function withoutOutcome(sentence: string): string {
  const why = sentence.slice(sentence.indexOf(': ') + 2);
  return why.charAt(0).toUpperCase() + why.slice(1);
}

function textOf(check: Check | undefined, input: string): string {
  const value = check?.inputs[input];
  return typeof value === 'string' ? value : '';
}

function numbersOf({ inputs }: Check): { used: number; max: number; windowMs: number } {
  return { used: Number(inputs['used']), max: Number(inputs['max']), windowMs: Number(inputs['windowMs']) };
}
