/** Quotebank, by quotation and by article: words, and who said them with which probability. */

import { type Json, listOf, objectsOf, stringOf } from '../../../text/json.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { StatedQuotation } from '../../found.js';
import type { RecordReader } from './record.js';

const NOBODY = /^none$/iu;

/** `[["Ada Roe", "0.91"], ["None", "0.09"]]`, likeliest first; nobody's share is left out. */
const speakersIn = (probabilities: unknown): StatedQuotation['speakers'] =>
  listOf(probabilities).flatMap((pair) => {
    const [name, probability] = listOf(pair);
    const said = stringOf(name);
    return said === null || NOBODY.test(said) ? [] : [{ name: said, probability: Number(probability) || 0 }];
  });

/** Nobody is named where nobody is likeliest. */
const speakersOf = (top: unknown, probabilities: unknown): StatedQuotation['speakers'] => {
  const name = stringOf(top);
  if (name === null || NOBODY.test(name)) return [];
  const all = speakersIn(probabilities);
  const first = all.find((speaker) => speaker.name === name) ?? { name, probability: 0 };
  return [first, ...all.filter((speaker) => speaker.name !== name)];
};

/** Each address that prints it is an article of its own: that is who spread it. */
export const quotebankQuotation: RecordReader = {
  recognises: (record) => 'quoteID' in record && 'quotation' in record,
  read(record, place) {
    const text = stringOf(record.quotation);
    if (text === null) return [{ place, reason: 'no quotation' }];
    const quotation = { before: '', text, after: '', speakers: speakersOf(record.speaker, record.probas) };
    const urls = [...new Set(listOf(record.urls).flatMap((url) => stringOf(url) ?? []))];
    const id = stringOf(record.quoteID);
    const alone = urls.length < 2;
    return (urls.length === 0 ? [null] : urls).map((url, index) => ({
      place: alone ? place : `${place}#${index + 1}`,
      // `date` is the day of the first article that printed it: only a quotation of one article has it from there.
      fields: {
        ...NO_FIELDS,
        id: alone || id === null ? id : `${id}#${index + 1}`,
        url,
        date: alone ? stringOf(record.date) : null,
      },
      body: { kind: 'quotations' as const, quotations: [quotation] },
    }));
  },
};

const inArticle = (quote: Json): StatedQuotation[] => {
  const text = stringOf(quote.quotation);
  if (text === null) return [];
  const local = speakersOf(quote.localTopSpeaker, quote.localProbas);
  return [
    {
      before: stringOf(quote.leftContext) ?? stringOf(quote.contextStart) ?? '',
      text,
      after: stringOf(quote.rightContext) ?? stringOf(quote.contextEnd) ?? '',
      // This article's own words come before what all articles together make likely.
      speakers: local.length > 0 ? local : speakersOf(quote.globalTopSpeaker, quote.globalProbas),
    },
  ];
};

export const quotebankArticle: RecordReader = {
  recognises: (record) => 'articleID' in record && Array.isArray(record.quotations),
  read(record, place) {
    const quotations = objectsOf(record.quotations).flatMap(inArticle);
    if (quotations.length === 0) return [{ place, reason: 'no quotations' }];
    const fields = {
      ...NO_FIELDS,
      id: stringOf(record.articleID),
      title: stringOf(record.title),
      url: stringOf(record.url),
      date: stringOf(record.date),
    };
    return [{ place, fields, body: { kind: 'quotations', quotations } }];
  },
};
