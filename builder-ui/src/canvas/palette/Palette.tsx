/** What a journey can be made of, at the left of the canvas: search, drag in, or choose to add behind the selected card. */
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '../picker/matches.ts';
import { useLocale } from '../use-locale.ts';
import { usePaletteGroups } from './palette-groups.ts';
import classes from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';
import { usePaletteDrag } from './use-palette-drag.tsx';

export function Palette() {
  const { t } = useTranslation();
  const locale = useLocale();
  const groups = usePaletteGroups();
  const [wanted, setWanted] = useState('');
  const drag = usePaletteDrag();
  const found = groups
    .map((group) => ({ ...group, definitions: group.definitions.filter(({ label, description }) => matches(wanted, label[locale], description[locale], group.label)) }))
    .filter(({ definitions }) => definitions.length > 0);
  return (
    <aside className={classes.palette} aria-label={t('canvas.palette')}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <input value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} placeholder={t('canvas.paletteSearch')} aria-label={t('canvas.paletteSearch')} />
      </div>
      <div className={classes.groups}>
        {found.map(({ kind, label, definitions }) => (
          <section key={kind} aria-label={label}>
            <h2 className={classes.group}>{label}</h2>
            <ul className={classes.items}>
              {definitions.map((definition) => <PaletteItem key={definition.id} definition={definition} onPointerDown={(event) => drag.start(event, definition)} onChoose={() => drag.choose(definition)} />)}
            </ul>
          </section>
        ))}
        {found.length === 0 && <p className={classes.none} role="status">{t('canvas.nothingFound')}</p>}
      </div>
      {drag.ghost}
    </aside>
  );
}
