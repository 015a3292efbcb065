import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface AnchorButtonProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'type' | 'color'> {
  ref?: Ref<HTMLAnchorElement>;
  words: string;
  icon?: IconName;
  look?: 'primary' | 'default' | 'text';
}

function AnchorButton({ words, icon, look = 'default', ref, ...anchor }: AnchorButtonProps) {
  return (
    <Button
      {...anchor}
      ref={ref as Ref<HTMLAnchorElement & HTMLButtonElement>}
      type={look}
      icon={icon && <Icon name={icon} />}
    >
      {words}
    </Button>
  );
}

/** A link of the router that looks like a button. */
export const ButtonLink = createLink(AnchorButton);
