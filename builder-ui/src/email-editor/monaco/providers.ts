/** Connects Monaco with what is offered and explained in e-mails. The words belong to the model that is open. */
import type { editor, languages } from 'monaco-editor/editor/editor.api';
import { completionsAt, type Completion, type MailWords } from '../language/completions.ts';
import { hoverAt } from '../language/hover.ts';
import type { Monaco } from './load-monaco.ts';

const wordsOf = new WeakMap<editor.ITextModel, PromiseWithResolvers<MailWords>>();

export function speakIn(model: editor.ITextModel, words: MailWords): void {
  wordsOf.get(model)?.resolve(words);
  const known = Promise.withResolvers<MailWords>();
  known.resolve(words);
  wordsOf.set(model, known);
}

/** Who types before they have come is offered something then: nobody asks a second time. */
function wordsFor(model: editor.ITextModel): Promise<MailWords> {
  const words = wordsOf.get(model) ?? Promise.withResolvers<MailWords>();
  wordsOf.set(model, words);
  return words.promise;
}

export function registerMailProviders(monaco: Monaco): void {
  const kinds: Record<Completion['kind'], languages.CompletionItemKind> = {
    element: monaco.languages.CompletionItemKind.Property, attribute: monaco.languages.CompletionItemKind.Field, value: monaco.languages.CompletionItemKind.Value,
    variable: monaco.languages.CompletionItemKind.Variable, filter: monaco.languages.CompletionItemKind.Function, tag: monaco.languages.CompletionItemKind.Keyword,
  };
  monaco.languages.registerCompletionItemProvider('mail', {
    triggerCharacters: ['<', '/', ' ', '"', '{', '|', '.', '%'],
    async provideCompletionItems(model, position, _context, token) {
      const words = await wordsFor(model);
      if (token.isCancellationRequested || model.isDisposed()) return { suggestions: [] };
      const found = completionsAt(model.getValue(), model.getOffsetAt(position), words);
      return {
        suggestions: found.map(({ kind, label, insert, detail, help, from }, index): languages.CompletionItem => ({
          label: { label, ...(help !== undefined && { description: help }) },
          kind: kinds[kind],
          insertText: insert,
          insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
          sortText: String(index).padStart(4, '0'),
          range: monaco.Range.fromPositions(model.getPositionAt(from), position),
          ...(detail !== undefined && { detail }),
          ...(help !== undefined && { documentation: help }),
        })),
      };
    },
  });
  monaco.languages.registerHoverProvider('mail', {
    async provideHover(model, position, token) {
      const words = await wordsFor(model);
      const hover = token.isCancellationRequested || model.isDisposed() ? undefined : hoverAt(model.getValue(), model.getOffsetAt(position), words);
      if (hover === undefined) return null;
      // As code, so that what a customer typed cannot become a link or a picture.
      const contents = [{ value: `**${hover.title.replace(/[<>]/g, '')}**` }, ...hover.lines.map((value) => ({ value: plainMarkdown(value) }))];
      return { range: monaco.Range.fromPositions(model.getPositionAt(hover.from), model.getPositionAt(hover.to)), contents };
    },
  });
}

/** Samples come from customers: nothing of Markdown in them counts, but for the code marks we put ourselves. */
function plainMarkdown(text: string): string {
  return /^`[^`]*`$/.test(text) ? text : text.replace(/[\\`*_{}[\]()#+\-!<>|~]/g, (character) => `\\${character}`);
}
