/** Several controls that are one setting: named, explained and reported on together. */
import { useId, type ReactNode } from 'react';
import classes from '../NodeForm.module.css';

interface GroupProps {
  label: string;
  description?: string | undefined;
  error?: ReactNode;
  /** Beside the label. */
  action?: ReactNode;
  children: ReactNode;
}

export function FieldGroup({ label, description, error, action, children }: GroupProps) {
  const id = useId();
  const said = [...(description === undefined ? [] : [`${id}-help`]), ...(error === undefined ? [] : [`${id}-error`])].join(' ');
  return (
    <div role="group" className={classes.group} aria-labelledby={`${id}-label`} {...(said !== '' && { 'aria-describedby': said })}>
      <div className={classes.groupHead}>
        <span id={`${id}-label`} className={classes.label}>{label}</span>
        {action}
      </div>
      {description !== undefined && <p id={`${id}-help`} className={classes.help}>{description}</p>}
      {children}
      {error !== undefined && <p id={`${id}-error`} className={classes.error}>{error}</p>}
    </div>
  );
}
