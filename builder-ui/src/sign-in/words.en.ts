/** What sign-in and invitations say, in English. */

export const signIn = {
  title: 'Sign in', intro: 'Welcome back.', email: 'E-mail address', password: 'Password', submit: 'Sign in', showPassword: 'Show password',
  setupTitle: 'There is no account yet', setupText: 'When it started, Nachklang printed a set-up link on the console. Open it to create your account and your shop. If it is older than 24 hours, restart Nachklang.',
  demoTitle: 'Only the demo shop is here so far', demoText: 'Its account is on the console, and so is the link with which you set up your own shop.',
  name: 'Your name', newPassword: 'Password', passwordHint: 'A short sentence beats a complicated word.',
  rule: 'At least {{min}} characters', ruleMissing_one: '{{count}} more character', ruleMissing_other: '{{count}} more characters', ruleKept: 'Long enough',
  joinTitle: 'Join the team', joinOffer: '“{{shop}}” invites you. {{role}}', join: 'Join', joinElse: 'In the team already?',
  joinKnown: 'There is an account with this address already.', joinWrong: 'This is not the password of that account.',
  joinOver: 'This invitation is no longer valid', joinOverText: 'It was used already, taken back, or is older than a week. Ask for a new one.',
  roles: { owner: 'You may do everything, team and settings included.', editor: 'You may build and publish journeys.', viewer: 'You may look at everything.' },
};
