/** What opens over the canvas for a moment: adding, finding, connecting, menus, the sheet of keys. */
import { ConnectNode } from './find/ConnectNode.tsx';
import { QuickAdd } from './palette/QuickAdd.tsx';
import { FindNode } from './find/FindNode.tsx';
import { ShortcutSheet } from './find/ShortcutSheet.tsx';
import { ContextMenu } from './toolbar/ContextMenu.tsx';

export function Dialogs() {
  return (
    <>
      <QuickAdd />
      <FindNode />
      <ConnectNode />
      <ShortcutSheet />
      <ContextMenu />
    </>
  );
}
