/** What the pages of sign-in say, in English. */

export const signIn = {
  title: 'Sign in', intro: 'Welcome back.', email: 'E-mail address', password: 'Password', submit: 'Sign in',
  setupTitle: 'There is no account yet', setupText: 'When it started, Nachklang printed a set-up link on the console. Open it to create your account and your shop. If it is older than 24 hours, restart Nachklang.',
};
