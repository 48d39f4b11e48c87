/** What a node asks for besides going on: a task, a call, a tag. In a test, what would be done. */
import { useTranslation } from 'react-i18next';

export function useEffectWords(): (effect: unknown) => string {
  const { t } = useTranslation();
  return (effect) => {
    const kind = text(effect, 'kind');
    switch (kind) {
      case 'task':
        return t('runs.effects.task', { title: text(effect, 'title') });
      case 'call':
        return t('runs.effects.call', { method: text(effect, 'method'), url: text(effect, 'url') });
      case 'tag':
        return t('runs.effects.tag', { tags: [...list(effect, 'add').map((tag) => `+ ${tag}`), ...list(effect, 'remove').map((tag) => `− ${tag}`)].join(', ') });
      case 'set-attribute':
        return t('runs.effects.attribute', { name: text(effect, 'name'), value: text(effect, 'value') });
      case 'emit-event':
        return t('runs.effects.event', { name: text(effect, 'type').replace(/^custom\./, '') });
      default:
        return t('runs.effects.other', { kind });
    }
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
}

function list(value: unknown, name: string): string[] {
  const found = member(value, name);
  return Array.isArray(found) ? found.map(String) : [];
}
