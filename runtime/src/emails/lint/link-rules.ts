/** Whether links lead somewhere, say where, and may stand in a mail; and the same for the addresses of pictures. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { elementsIn, hasLiquid, visible, withoutLiquid, wordsOf, type SourceElement } from './source-tree.ts';

const LINKS = new Set(['a', 'mj-button', 'mj-navbar-link', 'mj-social-element', 'mj-image']);
const SHORTENERS = new Set(['bit.ly', 'tinyurl.com', 'goo.gl', 't.co', 'ow.ly', 'is.gd', 'buff.ly', 'rebrand.ly', 'cutt.ly']);
const VAGUE = new Set([
  'hier', 'hier klicken', 'klicken sie hier', 'klick hier', 'klicke hier', 'link', 'mehr', 'weiter', 'weiterlesen', 'mehr erfahren', 'details',
  'here', 'click here', 'click', 'more', 'read more', 'learn more', 'this link', 'continue', 'details here',
]);

export const linkRules: LintRule = ({ root }) =>
  [...elementsIn(root)].filter(visible).flatMap((element) => [...(LINKS.has(element.name) ? linkProblems(element) : []), ...pictureProblems(element)]);

function linkProblems(element: SourceElement): Finding[] {
  const href = element.attributes.get('href');
  if (href === undefined) return element.name === 'mj-button' ? [finding('link_missing', 'warning', element, NO_TARGET)] : [];
  return [...addressProblems(href, element), ...(element.name === 'mj-image' || element.name === 'mj-social-element' ? [] : textProblems(href, element))];
}

/** For what is written out; what a variable will hold is looked at in the rendered mail. */
function addressProblems(href: string, element: SourceElement): Finding[] {
  const url = href.trim();
  if (url === '' || url === '#') return [finding('link_empty', 'warning', element, NO_TARGET)];
  if (/^(mailto|tel|sms):/i.test(url) || url.startsWith('{{')) return [];
  if (/^(javascript|data|file|vbscript):/i.test(url)) return [finding('link_forbidden', 'warning', element, FORBIDDEN)];
  if (!/^https?:\/\//i.test(url)) return [finding('link_relative', 'warning', element, relative(url))];
  const plain = hasLiquid(url) ? url.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, 'x') : url;
  if (/\s/.test(plain) || !URL.canParse(plain)) return [finding('link_malformed', 'warning', element, malformed(url))];
  const { protocol, hostname } = new URL(plain);
  const found: Finding[] = [];
  if (protocol === 'http:') found.push(finding('link_insecure', 'warning', element, INSECURE));
  if (SHORTENERS.has(hostname.replace(/^www\./, ''))) found.push(finding('link_shortened', 'warning', element, SHORTENED, 'spam'));
  if (/^\d+(\.\d+){3}$|^\[/.test(hostname)) found.push(finding('link_to_ip', 'warning', element, TO_IP, 'spam'));
  return found;
}

function textProblems(href: string, element: SourceElement): Finding[] {
  const words = wordsOf(element);
  if (words === '') return [finding('link_text_empty', 'warning', element, NO_TEXT, 'accessibility')];
  const plain = withoutLiquid(words).replace(/[»›→>…!.:]/g, '').trim().toLowerCase();
  if (VAGUE.has(plain) && !hasLiquid(words)) return [finding('link_text_vague', 'hint', element, vague(words), 'accessibility')];
  const shown = /^(?:https?:\/\/)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:\/|$)/i.exec(words)?.[1]?.toLowerCase();
  const target = !hasLiquid(href) && URL.canParse(href) ? new URL(href).hostname.replace(/^www\./, '') : undefined;
  // Text that names another site than the one it leads to is how phishing works.
  const differs = shown !== undefined && target !== undefined && target !== '' && shown !== target && !target.endsWith(`.${shown}`) && !shown.endsWith(`.${target}`);
  return differs ? [finding('link_text_differs', 'warning', element, differing(shown, target), 'spam')] : [];
}

function pictureProblems(element: SourceElement): Finding[] {
  const names = element.name === 'img' || element.name === 'mj-image' || element.name === 'mj-carousel-image' ? ['src'] : ['background-url'];
  return names.flatMap((name) => {
    const src = element.attributes.get(name)?.trim();
    if (src === undefined) return name === 'src' ? [finding('picture_missing', 'warning', element, NO_PICTURE)] : [];
    if (src.startsWith('{{') || /^https:\/\//i.test(src)) return [];
    if (/^http:\/\//i.test(src)) return [finding('picture_insecure', 'warning', element, INSECURE)];
    if (/^data:/i.test(src)) return [finding('picture_embedded', 'warning', element, EMBEDDED)];
    return [finding('picture_relative', 'warning', element, src === '' ? NO_PICTURE : relative(src))];
  });
}

interface Words { message: Localized; mend: Localized }

function finding(code: string, severity: Finding['severity'], { line }: SourceElement, words: Words, topic: Finding['topic'] = 'links'): Finding {
  return { code, severity, topic, field: 'mjml', line, ...words };
}

const NO_TARGET: Words = { message: { de: 'Der Link führt nirgendwohin.', en: 'The link leads nowhere.' }, mend: { de: 'Gib in href die vollständige Adresse an.', en: 'Give the full address in href.' } };
const NO_TEXT: Words = {
  message: { de: 'Der Link hat keinen Text; Vorleseprogramme können ihn nicht benennen.', en: 'The link has no text; screen readers cannot name it.' },
  mend: { de: 'Schreibe hinein, wohin er führt; bei einem Bild in alt="…".', en: 'Write where it leads; for a picture in alt="…".' },
};
const NO_PICTURE: Words = { message: { de: 'Dem Bild fehlt die Adresse.', en: 'The picture has no address.' }, mend: { de: 'Gib in src die vollständige https-Adresse an.', en: 'Give the full https address in src.' } };
const INSECURE: Words = { message: { de: 'Die Adresse ist nicht verschlüsselt (http).', en: 'The address is not encrypted (http).' }, mend: { de: 'Nimm https://.', en: 'Use https://.' } };
const FORBIDDEN: Words = { message: { de: 'Solche Adressen sperren alle Mailprogramme.', en: 'All mail programs block such addresses.' }, mend: { de: 'Nimm https://, mailto: oder tel:.', en: 'Use https://, mailto: or tel:.' } };
const EMBEDDED: Words = { message: { de: 'Eingebettete Bilder zeigen Gmail und Outlook nicht.', en: 'Gmail and Outlook do not show embedded pictures.' }, mend: { de: 'Lege das Bild auf deinen Server und nimm seine https-Adresse.', en: 'Put the picture on your server and use its https address.' } };
const SHORTENED: Words = { message: { de: 'Kurzlinks verbergen das Ziel; Spamfilter sperren sie.', en: 'Short links hide where they lead; spam filters block them.' }, mend: { de: 'Nimm die eigentliche Adresse.', en: 'Use the real address.' } };
const TO_IP: Words = { message: { de: 'Der Link führt auf eine IP-Adresse, ein Zeichen für Betrug.', en: 'The link leads to an IP address, a sign of fraud.' }, mend: { de: 'Nimm den Namen der Website.', en: 'Use the name of the site.' } };

function relative(url: string): Words {
  return { message: { de: `„${url}“ ist keine vollständige Adresse.`, en: `“${url}” is not a full address.` }, mend: { de: 'Sie muss mit https:// beginnen; in einer Mail gibt es keine Seite, auf die sie sich beziehen könnte.', en: 'It must begin with https://; in a mail there is no page it could refer to.' } };
}

function malformed(url: string): Words {
  return { message: { de: `„${url}“ ist keine gültige Adresse.`, en: `“${url}” is not a valid address.` }, mend: { de: 'Prüfe Leerzeichen und Schreibweise.', en: 'Check blanks and spelling.' } };
}

function vague(words: string): Words {
  return { message: { de: `„${words}“ sagt allein nicht, wohin der Link führt.`, en: `“${words}” alone does not say where the link leads.` }, mend: { de: 'Benenne das Ziel, zum Beispiel „Sendung verfolgen“.', en: 'Name the target, for example “Track your parcel”.' } };
}

function differing(shown: string, target: string): Words {
  return { message: { de: `Der Text nennt ${shown}, der Link führt zu ${target}. So arbeiten Betrüger.`, en: `The text names ${shown}, the link leads to ${target}. That is how fraud works.` }, mend: { de: 'Schreibe in den Text, was der Link tut, statt einer Adresse.', en: 'Let the text say what the link does, instead of an address.' } };
}
