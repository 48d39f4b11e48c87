/** Nodes whose form the hints of their settings schema cannot express. None is needed now: every form is made from its schema. */

/** Tells the canvas to load a node's own `form.tsx`. */
export interface NodeForm {
  /** Id of the node. */
  node: string;
  load(): Promise<{ default: unknown }>;
}

export const FORMS: readonly NodeForm[] = [];
