/** Who else has this journey open, and where; seen within seconds of their coming. */
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { nodeTitle } from '../../journey-store/node-words.ts';
import { useLocale } from '../use-locale.ts';
import { initials } from './initials.ts';
import classes from './Presence.module.css';
import { usePresence } from './use-presence.ts';

const SHOWN = 3;
const HUES = 6;

export function Presence() {
  const { t } = useTranslation();
  const locale = useLocale();
  const definitions = useDefinitions();
  const nodes = useJourney(({ document }) => nodesById(document));
  const others = usePresence();
  if (others.length === 0) return null;
  const words = others.map(({ name, nodeId, me }) => {
    const node = nodeId === undefined ? undefined : nodes.get(nodeId);
    const who = me ? t('canvas.meElsewhere') : name;
    return node === undefined ? who : `${who} (${nodeTitle(node, definitions, locale)})`;
  });
  return (
    <div className={classes.people} data-tip={words.join(', ')} role="img" aria-label={t('canvas.present', { names: words.join(', ') })}>
      {others.slice(0, SHOWN).map(({ client, name, by }) => <span key={client} className={classes.person} data-hue={hueOf(by)}>{initials(name)}</span>)}
      {others.length > SHOWN && <span className={classes.person}>+{others.length - SHOWN}</span>}
    </div>
  );
}

/** The same person always has the same colour. */
function hueOf(by: string): number {
  let sum = 7;
  for (let index = 0; index < by.length; index += 1) sum = (sum * 31 + by.charCodeAt(index)) % 9973;
  return sum % HUES;
}
