/** The policy under which a browser shows a mail: it comes from outside data, so no script, no form, an origin of its own; pictures and links work. */
export const MAIL_SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline' https:; font-src https:; frame-ancestors 'self'";
