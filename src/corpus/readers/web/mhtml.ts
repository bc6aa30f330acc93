/** MHTML: a page with its pictures, as browsers save it, in the form of a mail. */
import { readWhole } from '../../source/source.js';
import { headerNames } from '../documents/mail.js';
import type { Reader } from '../reader.js';
import { readHtmlPage } from './html.js';

export const mhtmlReader: Reader = {
  format: 'MHTML',
  recognises: ({ text }) => {
    const names = headerNames(text);
    if (names.has('snapshot-content-location')) return true;
    // Other programs save as a related multipart that nobody has sent to anybody.
    return names.has('mime-version') && !names.has('to') && /multipart\/related/iu.test(text.slice(0, 4000));
  },
  async *read(source) {
    const bytes = await readWhole(source);
    const { default: PostalMime } = await import('postal-mime');
    const saved = await PostalMime.parse(bytes);
    const head = bytes.toString('latin1', 0, 16_000);
    const location =
      /^(?:Snapshot-)?Content-Location:\s*(?<url>https?:\S+)/imu.exec(head)?.groups?.url ??
      /^Content-Location:\s*(?<url>https?:\S+)/imu.exec(head)?.groups?.url ??
      null;
    if (saved.html) yield await readHtmlPage(saved.html, '', location);
    else yield { place: '', reason: 'MHTML without a page' };
  },
};
