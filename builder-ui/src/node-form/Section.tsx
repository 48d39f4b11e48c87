/** A part of a panel that can be folded away. */
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import classes from './NodeForm.module.css';

export function Section({ title, opened = false, children }: { title: string; opened?: boolean; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(opened);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>
        <UnstyledButton className={classes.sectionButton} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <IconChevronRight size={16} className={classes.chevron} data-open={open || undefined} />
          {title}
        </UnstyledButton>
      </h3>
      <div id={id} hidden={!open}>{open && children}</div>
    </section>
  );
}
