/** Runs MJML and html-to-text in a thread of its own: both are heavy to load, needed only when somebody publishes, and gone with the thread. */
import { parentPort } from 'node:worker_threads';
import { convert } from 'html-to-text';
import mjml2html from 'mjml';

/** MJML with its Liquid swapped for words. */
export interface MjmlTask { id: number; mjml: string }
export interface MjmlIssue { line: number; message: string }
export interface MjmlAnswer { id: number; html: string; text: string; issues: MjmlIssue[] }

parentPort?.on('message', (task: MjmlTask) => {
  void compile(task).then((answer) => parentPort?.postMessage(answer));
});

async function compile({ id, mjml }: MjmlTask): Promise<MjmlAnswer> {
  try {
    // No fonts from elsewhere: loading them tells a third party who reads the mail, and when.
    const result = await mjml2html(mjml, { validationLevel: 'soft', keepComments: false, ignoreIncludes: true, fonts: {}, useMjmlConfigOptions: false });
    const html = squeeze(result.html);
    return { id, html, text: textOf(html), issues: result.errors.map(({ line, message, tagName }) => ({ line, message: `${tagName}: ${message}` })) };
  } catch (error) {
    return { id, html: '', text: '', issues: [{ line: 1, message: error instanceof Error ? error.message : String(error) }] };
  }
}

/** MJML indents for people; every byte of it would be rendered, escaped, compressed and sent per recipient. */
function squeeze(html: string): string {
  if (/<(pre|textarea)\b/i.test(html)) return html;
  return html
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/<(\w+)\s*\n\s*/g, '<$1 ')
    .replace(/<(\w+) {2,}/g, '<$1 ')
    .replace(/"\n>/g, '">')
    .trim();
}

function textOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    formatters: {
      // Cells of one row stay on one line, apart from each other.
      cell: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addInline(' ');
      },
    },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: '[aria-hidden="true"]', format: 'skip' },
      { selector: 'div[style^="display:none"]', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'table', format: 'block' },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}
