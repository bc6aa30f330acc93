/** The formats that are read: the first that recognises a source reads it. */
import { mailboxReader, mailReader } from './documents/mail.js';
import { pdfReader } from './documents/pdf.js';
import { subtitlesReader } from './documents/subtitles.js';
import { factivaReader } from './exports/factiva.js';
import { jinaReader } from './exports/jina.js';
import { nexisReader } from './exports/nexis.js';
import { readwiseReader } from './exports/readwise.js';
import { feedReader } from './feeds/feed.js';
import { sitemapReader } from './feeds/sitemap.js';
import { wordpressReader } from './feeds/wordpress.js';
import { jsonReader } from './json/file.js';
import type { Head, Reader } from './reader.js';
import { csvReader } from './text/csv.js';
import { pageReader } from './text/page.js';
import { htmlReader } from './web/html.js';
import { mhtmlReader } from './web/mhtml.js';
import { warcReader } from './web/warc.js';
import { newsmlReader } from './wire/newsml.js';
import { newsml1Reader } from './wire/newsml-1.js';
import { nitfReader } from './wire/nitf.js';
import { xmlRefusal } from './xml.js';

/** The surest signs first; a page of text is what nothing else is. */
const READERS: readonly Reader[] = [
  pdfReader,
  warcReader,
  wordpressReader,
  feedReader,
  sitemapReader,
  newsmlReader,
  newsml1Reader,
  nitfReader,
  htmlReader,
  mhtmlReader,
  mailboxReader,
  mailReader,
  subtitlesReader,
  xmlRefusal,
  jsonReader,
  jinaReader,
  nexisReader,
  factivaReader,
  readwiseReader,
  csvReader,
  pageReader,
];

export const readerFor = (head: Head): Reader | undefined => READERS.find((reader) => reader.recognises(head));
