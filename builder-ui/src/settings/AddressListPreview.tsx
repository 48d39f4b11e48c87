/** What was found in a list before it counts: how many addresses, and which lines hold none. */
import { useTranslation } from 'react-i18next';
import type { AddressList } from './address-list.ts';
import classes from './Suppressions.module.css';

const SHOWN = 8;

export function AddressListPreview({ list: { addresses, duplicates, bad } }: { list: AddressList }) {
  const { t } = useTranslation();
  const first = addresses.slice(0, 3).map(({ address }) => address).join(', ');
  return (
    <output className={classes.preview}>
      <p><strong>{t('suppressionList.found', { count: addresses.length })}</strong>{duplicates > 0 && <> · {t('suppressionList.twice', { count: duplicates })}</>}</p>
      {addresses.length > 0 && <p className={classes.quiet}>{addresses.length > 3 ? t('suppressionList.first', { addresses: first }) : first}</p>}
      {bad.length > 0 && (
        <>
          <p>{t('suppressionList.bad', { count: bad.length })}</p>
          <ul>{bad.slice(0, SHOWN).map(({ line, text }) => <li key={line}>{t('suppressionList.line', { line })} <code>{text.slice(0, 80)}</code></li>)}</ul>
          {bad.length > SHOWN && <p className={classes.quiet}>{t('suppressionList.moreBad', { lines: bad.slice(SHOWN, SHOWN + 40).map(({ line }) => line).join(', ') })}{bad.length > SHOWN + 40 && ' …'}</p>}
        </>
      )}
    </output>
  );
}
