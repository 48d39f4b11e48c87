/** What opens over the canvas for a moment: finding, connecting, menus, the sheet of keys. */
import { ConnectNode } from './find/ConnectNode.tsx';
import { FindNode } from './find/FindNode.tsx';
import { ShortcutSheet } from './find/ShortcutSheet.tsx';
import { ContextMenu } from './toolbar/ContextMenu.tsx';

export function Dialogs() {
  return (
    <>
      <FindNode />
      <ConnectNode />
      <ShortcutSheet />
      <ContextMenu />
    </>
  );
}
