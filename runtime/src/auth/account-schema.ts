/** What people tell about themselves when an account is made. */
import { Type } from 'typebox';

const NO_LINE_BREAKS = '^[^\\r\\n]+$';

export const PersonName = Type.String({ minLength: 1, maxLength: 200, pattern: NO_LINE_BREAKS });
export const Email = Type.String({ format: 'email', maxLength: 320 });
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Length beats rules about signs (NIST SP 800-63B §3.1.1.2). */
export const Password = Type.String({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max });
export const LinkToken = Type.String({ minLength: 1, maxLength: 200 });
