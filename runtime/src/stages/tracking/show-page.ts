/** Answers with a public page of a shop, or with a notice instead of it. */
import type { FastifyReply } from 'fastify';
import type { Locale } from '@nachklang/nodes/sdk';
import type { ShopRecord } from '../../engine/shop-model.ts';
import { contentSecurityPolicy, PRIVATE, shell } from './page-shell.ts';
import { page as notice, type PageName } from './pages.ts';
import type { Drawn } from './person-page.ts';

/** `language` is HTML. */
export function showPage(reply: FastifyReply, { title, body, script }: Drawn, { locale, shop }: { locale: Locale; shop: ShopRecord }, language = ''): FastifyReply {
  const { name, imprint } = shop.view;
  return reply
    .code(200)
    .headers({ ...PRIVATE, 'content-security-policy': contentSecurityPolicy(script) })
    .type('text/html; charset=utf-8')
    .send(shell({ locale, title, body: `${body}\n${language}`, shop: { name, ...(imprint !== undefined && { imprint }) }, ...(script !== undefined && { script }) }));
}

export function tellNotice(reply: FastifyReply, status: number, name: PageName, locale: Locale): FastifyReply {
  return reply.code(status).headers({ ...PRIVATE, 'content-security-policy': contentSecurityPolicy() }).type('text/html; charset=utf-8').send(notice(name, locale));
}
