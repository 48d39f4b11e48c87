/** The colours of the source, on the grounds of the pages; each at least 4.5 to 1. */
import type { editor } from 'monaco-editor/editor/editor.api';

export const LIGHT: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'tag', foreground: '0b6e6e' }, { token: 'attribute.name', foreground: '7a4a00' }, { token: 'attribute.value', foreground: '1d5c2e' }, { token: 'comment', foreground: '63707f' },
    { token: 'delimiter.liquid', foreground: '9a2f7a' }, { token: 'keyword.liquid', foreground: '9a2f7a', fontStyle: 'bold' }, { token: 'variable.liquid', foreground: '1f56b0' }, { token: 'string.liquid', foreground: '1d5c2e' }, { token: 'number.liquid', foreground: '7a4a00' }, { token: 'filter.liquid', foreground: '7a4a00' },
  ],
  colors: { 'editor.background': '#ffffff', 'editor.foreground': '#1c2430', 'editorLineNumber.foreground': '#6b7687', 'editorLineNumber.activeForeground': '#1c2430', 'editor.lineHighlightBackground': '#f6f8f9', 'editor.lineHighlightBorder': '#00000000', 'editorIndentGuide.background1': '#e3e8ec', focusBorder: '#0b6e6e' },
};

export const DARK: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'tag', foreground: '5fd0ca' }, { token: 'attribute.name', foreground: 'e8b46c' }, { token: 'attribute.value', foreground: '9fd6a8' }, { token: 'comment', foreground: '93a0ae' },
    { token: 'delimiter.liquid', foreground: 'e59ad0' }, { token: 'keyword.liquid', foreground: 'e59ad0', fontStyle: 'bold' }, { token: 'variable.liquid', foreground: '8db8ff' }, { token: 'string.liquid', foreground: '9fd6a8' }, { token: 'number.liquid', foreground: 'e8b46c' }, { token: 'filter.liquid', foreground: 'e8b46c' },
  ],
  colors: { 'editor.background': '#161c23', 'editor.foreground': '#e8ecf1', 'editorLineNumber.foreground': '#8b98a7', 'editorLineNumber.activeForeground': '#e8ecf1', 'editor.lineHighlightBackground': '#1d252d', 'editor.lineHighlightBorder': '#00000000', 'editorIndentGuide.background1': '#2a333d', focusBorder: '#37aeaa' },
};
