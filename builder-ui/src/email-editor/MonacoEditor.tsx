/** The source of a mail in Monaco. Controlled: what comes from outside replaces what stands there. */
import { useComputedColorScheme } from '@mantine/core';
import type { editor } from 'monaco-editor/editor/editor.api';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { EmailFinding } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import { inLanguage } from '../journeys/queries.ts';
import type { CodeEditorProps } from './CodeEditor.tsx';
import classes from './EmailEditor.module.css';
import { insertionOf } from './mails/insert-block.ts';
import type { Monaco } from './monaco/load-monaco.ts';
import { speakIn } from './monaco/providers.ts';

interface Open { source: editor.IStandaloneCodeEditor; model: editor.ITextModel }

export function MonacoEditor({ monaco, value, label, readOnly, findings, words, onChange, ref }: CodeEditorProps & { monaco: Monaco }) {
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  const scheme = useComputedColorScheme('light');
  const locale = useLocale();
  const replacing = useRef(false);
  const changed = useEffectEvent((text: string) => {
    if (!replacing.current) onChange(text);
  });
  const start = useEffectEvent((room: HTMLElement, { editor }: Monaco): Open => {
    const model = editor.createModel(value, 'mail');
    return { model, source: editor.create(room, { ...OPTIONS, model, ariaLabel: label, readOnly }) };
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const made = start(place.current, monaco);
    const listening = made.model.onDidChangeContent(() => changed(made.model.getValue()));
    setOpen(made);
    return () => {
      listening.dispose();
      made.source.dispose();
      made.model.dispose();
      setOpen(undefined);
    };
  }, [monaco]);

  useEffect(() => open?.source.updateOptions({ readOnly, ariaLabel: label }), [open, readOnly, label]);
  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'nachklang-dark' : 'nachklang-light'), [monaco, scheme]);
  useEffect(() => {
    if (open === undefined || open.model.getValue() === value) return;
    // Undone, or changed by somebody else.
    replacing.current = true;
    open.model.pushEditOperations([], [{ range: open.model.getFullModelRange(), text: value }], () => null);
    replacing.current = false;
  }, [open, value]);
  useEffect(() => {
    if (open !== undefined) monaco.editor.setModelMarkers(open.model, 'nachklang', markersOf(monaco, findings, open.model.getLineCount(), locale));
  }, [monaco, open, findings, locale]);
  useEffect(() => {
    if (open !== undefined && words !== undefined) speakIn(open.model, words);
  }, [open, words]);

  useImperativeHandle(ref, () => ({
    insert(text) {
      const selection = open?.source.getSelection();
      if (selection === null || selection === undefined) return;
      open?.source.executeEdits('nachklang', [{ range: selection, text, forceMoveMarkers: true }]);
      open?.source.focus();
    },
    insertBlock(name, mjml) {
      if (open === undefined) return false;
      const { source, model } = open;
      const found = insertionOf(model.getValue(), model.getOffsetAt(source.getPosition() ?? new monaco.Position(1, 1)), name, mjml);
      if (found === undefined) return false;
      const at = model.getPositionAt(found.at);
      source.pushUndoStop();
      source.executeEdits('nachklang', [{ range: monaco.Range.fromPositions(at, at), text: found.text }]);
      reveal(source, at.lineNumber);
      return true;
    },
    showLine(line) {
      if (open === undefined) return;
      reveal(open.source, line);
      open.source.focus();
    },
  }), [open, monaco]);

  return <div ref={place} className={classes.monaco} />;
}

function reveal(source: editor.IStandaloneCodeEditor, line: number): void {
  source.setPosition({ lineNumber: line, column: 1 });
  source.revealLineInCenter(line);
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true, minimap: { enabled: false }, wordWrap: 'on', fontSize: 13, lineHeight: 21, lineNumbersMinChars: 3, scrollBeyondLastLine: false, tabSize: 2, fixedOverflowWidgets: true,
  padding: { top: 10, bottom: 10 }, stickyScroll: { enabled: false }, bracketPairColorization: { enabled: false }, unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false }, occurrencesHighlight: 'off', editContext: false,
  suggest: { showWords: false }, wordBasedSuggestions: 'off', quickSuggestions: { other: true, comments: false, strings: true },
};

function markersOf(monaco: Monaco, findings: readonly EmailFinding[], lines: number, locale: 'de' | 'en'): editor.IMarkerData[] {
  const severities = { error: monaco.MarkerSeverity.Error, warning: monaco.MarkerSeverity.Warning, hint: monaco.MarkerSeverity.Info };
  return findings.flatMap(({ field, line, severity, message, mend }) => {
    if (field !== 'mjml' || line === undefined || line > lines) return [];
    const text = [inLanguage(message, locale), ...(mend === undefined ? [] : [inLanguage(mend, locale)])].join('\n');
    return [{ severity: severities[severity], message: text, startLineNumber: line, endLineNumber: line, startColumn: 1, endColumn: 10_000 }];
  });
}
