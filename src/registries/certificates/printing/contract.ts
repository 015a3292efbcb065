/** One certificate on paper, all of it text for people to read. */
export interface PaperCertificate {
  title: string;
  name: string;
  body: string;
  issuers: string[];
  day: string;
  number: string;
  /** Names under which the pictures are handed over; the seal may be missing. */
  code: string;
  seal: string;
}

/** What certificates are printed from. */
export interface CertificateSheets {
  lang: 'zh' | 'en';
  closing: string;
  numberLabel: string;
  check: string;
  /** Across every sheet of a demo federation. */
  demo: string;
  sheets: PaperCertificate[];
}
