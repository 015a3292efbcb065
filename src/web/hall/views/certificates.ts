/** What a certificate's number turned out to be. */
export interface CertificateView {
  valid: boolean;
  /** `有效` or `已于 … 撤销`. */
  verdict: string;
  title: string;
  holder: string;
  award: string;
  facts: { label: string; value: string }[];
}

export interface CheckView {
  /** What was typed or scanned; empty where somebody is about to. */
  typed: string;
  /** Why there is nothing to show: a slip in typing, or no such certificate. */
  error?: string;
  certificate?: CertificateView;
}

/** A certificate of the reader. */
export interface MyCertificateView {
  id: string;
  title: string;
  award: string;
  facts: { label: string; value: string }[];
  /** When it was revoked; then there is nothing to print. */
  revoked?: string;
  sheetHref?: string;
  checkHref: string;
}
