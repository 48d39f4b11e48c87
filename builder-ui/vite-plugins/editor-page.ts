/** Builds `editor.html` beside `index.html`: the same page, with a link to every file the editor imports. The browser fetches them all at once, where it would otherwise find one in the other. */
import type { Plugin, Rolldown } from 'vite';

const EDITOR = '/src/canvas/EditorPage.tsx';

export function editorPage(): Plugin {
  return {
    name: 'nachklang:editor-page',
    apply: 'build',
    generateBundle: {
      // After Vite has made the page.
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('The build made no index.html.');
        const html = String(page.source);
        const links = editorFiles(bundle).filter((name) => !html.includes(name)).map(linkTo);
        this.emitFile({ type: 'asset', fileName: 'editor.html', source: html.replace('</head>', `${links.join('')}</head>`) });
      },
    },
  };
}

/** The editor's chunk, everything it imports, and their styles. */
function editorFiles(bundle: Rolldown.OutputBundle): string[] {
  const editor = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(EDITOR)));
  if (editor === undefined) throw new Error(`The build has no chunk with ${EDITOR}.`);
  const files = new Set([editor.fileName]);
  for (const name of files) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const wanted of [...chunk.imports, ...(chunk.viteMetadata?.importedCss ?? [])]) files.add(wanted);
  }
  return [...files];
}

function linkTo(name: string): string {
  return `  <link rel="${name.endsWith('.css') ? 'stylesheet' : 'modulepreload'}" crossorigin href="/${name}">\n  `;
}
