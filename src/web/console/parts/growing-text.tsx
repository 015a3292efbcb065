import { Input } from 'antd';
import type { ComponentProps } from 'react';

type TextAreaProps = ComponentProps<typeof Input.TextArea>;

export interface GrowingTextProps extends Omit<TextAreaProps, 'autoSize' | 'rows' | 'value'> {
  value?: string | null | undefined;
  minRows?: number;
}

/**
 * A text area as tall as its text. Its height follows a mirror of the text in CSS: antd's own `autoSize` measures by a
 * style attribute, which the page's policy does not let in.
 */
export function GrowingText({ value, minRows = 1, className = '', ...rest }: GrowingTextProps) {
  return (
    <span className={`growing ${className}`} data-text={`${value ?? ''}${'\n'.repeat(minRows)}`}>
      <Input.TextArea {...rest} value={value ?? ''} rows={minRows} />
    </span>
  );
}
