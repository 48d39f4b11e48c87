/** Monaco with what writing e-mails needs of it, and its worker; a chunk of its own, loaded when an e-mail is opened. */
import * as monaco from 'monaco-editor/editor/editor.api';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
// The popup itself; the feature of that name only brings suggestions in grey.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import { MAIL_TOKENS, MAIL_TYPING } from './mail-tokens.ts';
import { registerMailProviders } from './providers.ts';
import { DARK, LIGHT } from './themes.ts';

self.MonacoEnvironment = { getWorker: () => new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module' }) };

monaco.languages.register({ id: 'mail' });
monaco.languages.setMonarchTokensProvider('mail', MAIL_TOKENS);
monaco.languages.setLanguageConfiguration('mail', MAIL_TYPING);
registerMailProviders(monaco);
monaco.editor.defineTheme('nachklang-light', LIGHT);
monaco.editor.defineTheme('nachklang-dark', DARK);

export { monaco };
