/** The sides of a card, in the words of the drawing library. */
import { Position } from '@xyflow/react';

export const TOP = Position.Top;
export const BOTTOM = Position.Bottom;
export const LEFT = Position.Left;
export const RIGHT = Position.Right;
