/** The look: one accent colour, the system's own font, soft corners, text that is easy to read on light and dark. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const klang: MantineColorsTuple = ['#e8f7f6', '#d3edec', '#a6dcd9', '#75c9c5', '#4fc3bd', '#37aeaa', '#1a7f7d', '#0b6e6e', '#085858', '#044343'];
const dark: MantineColorsTuple = ['#e8ecf1', '#c3ccd6', '#a3afbd', '#7d8a99', '#3a4552', '#2b343f', '#1c232b', '#14191f', '#0f1318', '#0b0e12'];

export const theme = createTheme({
  colors: { klang, dark },
  primaryColor: 'klang',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.25' }, h2: { fontSize: '1.0625rem', lineHeight: '1.35' }, h3: { fontSize: '0.9375rem', lineHeight: '1.4' } } },
  components: { Modal: { styles: { title: { fontSize: '1.0625rem', fontWeight: 650 } } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Our own variables, and Mantine's where its contrast is too weak (WCAG 2.2 §1.4.3). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#586474', '--mantine-color-placeholder': '#6b7687', '--mantine-color-text': '#1c2430', '--mantine-color-error': '#b3261e', '--mantine-color-anchor': '#0b6e6e',
    '--nk-ground': '#f6f8f9', '--nk-surface': '#ffffff', '--nk-line': '#e3e8ec', '--nk-hover': '#f1f5f6', '--nk-chosen': '#e6f3f2', '--nk-accent-text': '#0b6e6e',
    '--nk-good': '#1f9d61', '--nk-busy': '#3b7ddd', '--nk-warn': '#d97a06', '--nk-bad': '#d33a2f', '--nk-quiet': '#93a0ae',
  },
  dark: {
    '--mantine-color-dimmed': '#a3afbd', '--mantine-color-placeholder': '#8b98a7', '--mantine-color-text': '#e8ecf1', '--mantine-color-error': '#ff9d94', '--mantine-color-anchor': '#4fc3bd',
    '--nk-ground': '#0f1318', '--nk-surface': '#161c23', '--nk-line': '#2a333d', '--nk-hover': '#1d252d', '--nk-chosen': '#17302f', '--nk-accent-text': '#5fd0ca',
    '--nk-good': '#3ecf8e', '--nk-busy': '#6ea8fe', '--nk-warn': '#f5a742', '--nk-bad': '#ff7a6e', '--nk-quiet': '#6b7887',
  },
});
