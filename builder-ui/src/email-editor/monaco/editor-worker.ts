/** Monaco's worker as a file of our own, so that it is built and served like everything else. */
import 'monaco-editor/editor/editor.worker';
