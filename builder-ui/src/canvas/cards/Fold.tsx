/** What stands in place of a branch that is folded away. */
import { useTranslation } from 'react-i18next';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import classes from './Fold.module.css';

export function Fold({ nodeId, count }: { nodeId: string; count: number }) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  return (
    <button
      type="button" tabIndex={-1} className={`${classes.fold ?? ''} nodrag`}
      onClick={(event) => {
        event.stopPropagation();
        const { collapsed, setCollapsed } = journey.getState();
        setCollapsed(collapsed.filter((id) => id !== nodeId));
      }}
    >
      {t('canvas.folded', { count })}
    </button>
  );
}
