/** Colours of mails and how well one can be read on another (WCAG 2.2 §1.4.3). */

/** 0–255 each, opacity 0–1. */
export interface Colour { red: number; green: number; blue: number; alpha: number }

export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

const NAMED: Record<string, string> = {
  black: '#000000', white: '#ffffff', red: '#ff0000', green: '#008000', blue: '#0000ff', yellow: '#ffff00', orange: '#ffa500', purple: '#800080', gray: '#808080', grey: '#808080',
  silver: '#c0c0c0', maroon: '#800000', olive: '#808000', lime: '#00ff00', aqua: '#00ffff', cyan: '#00ffff', teal: '#008080', navy: '#000080', fuchsia: '#ff00ff', magenta: '#ff00ff',
  lightgray: '#d3d3d3', lightgrey: '#d3d3d3', darkgray: '#a9a9a9', darkgrey: '#a9a9a9', dimgray: '#696969', dimgrey: '#696969', whitesmoke: '#f5f5f5', pink: '#ffc0cb', gold: '#ffd700', brown: '#a52a2a', tomato: '#ff6347',
};

/** Undefined for what is no colour, or one we do not know. */
export function readColour(text: string | undefined): Colour | undefined {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = /^#([\da-f]{3,8})$/.exec(NAMED[value] ?? value)?.[1];
  if (hex !== undefined) return ofHex(hex);
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/.exec(value);
  if (rgb === null) return undefined;
  const alpha = rgb[4] === undefined ? 1 : Number(rgb[4]) / (rgb[5] === '%' ? 100 : 1);
  return { red: Number(rgb[1]), green: Number(rgb[2]), blue: Number(rgb[3]), alpha };
}

/** What one sees where `top` lies on `ground`. */
export function laidOn(top: Colour, ground: Colour): Colour {
  const mix = (above: number, below: number) => Math.round(above * top.alpha + below * (1 - top.alpha));
  return { red: mix(top.red, ground.red), green: mix(top.green, ground.green), blue: mix(top.blue, ground.blue), alpha: 1 };
}

/** From 1 (the same) to 21 (black on white). */
export function contrastOf(text: Colour, ground: Colour): number {
  const [brighter = 0, darker = 0] = [luminance(laidOn(text, ground)), luminance(ground)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (channel: number) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function ofHex(digits: string): Colour | undefined {
  const pairs = digits.length <= 4 ? (digits.match(/./g) ?? []).map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  if (![3, 4].includes(pairs.length) || digits.length === 5 || digits.length === 7) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return { red, green, blue, alpha: alpha / 255 };
}
