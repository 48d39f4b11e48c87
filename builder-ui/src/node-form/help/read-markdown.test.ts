/** Help texts come apart into what can be shown. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

describe('readMarkdown', () => {
  it('knows paragraphs, lists, headings and code', () => {
    expect(readMarkdown('Erste\nZeile.\n\n- **Wer**: du\n- zweitens\n  geht weiter\n\n### Kopf\n\n```json\n{ "a": 1 }\n```').map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'heading', 'code']);
    expect(readMarkdown('- **Wer**: `du`\n  auch *ich*')).toEqual([
      { kind: 'list', ordered: false, items: [[{ kind: 'strong', text: 'Wer' }, { kind: 'text', text: ': ' }, { kind: 'code', text: 'du' }, { kind: 'text', text: ' auch ' }, { kind: 'em', text: 'ich' }]] },
    ]);
    expect(readMarkdown('Dies:\n1. eins\n2. zwei')).toMatchObject([{ kind: 'paragraph' }, { kind: 'list', ordered: true, items: [[{ text: 'eins' }], [{ text: 'zwei' }]] }]);
  });
  it('leaves HTML the text that it is, and shows links as their words', () => {
    expect(readMarkdown('<b>x</b> [dort](javascript:alert)')).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: '<b>x</b> dort' }] }]);
  });
  it('keeps every word of a real README', () => {
    const text = readFileSync(new URL('../../../../nodes/waits/until-date/README.md', import.meta.url), 'utf8');
    expect(JSON.stringify(readMarkdown(text))).toContain('Rückgabefrist dazurechnen');
  });
});
