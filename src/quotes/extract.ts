/** From an article's text to its quotations. */

import type { Quotation } from '../model.js';
import { attributeQuotes } from './attribution/attribute.js';
import { resolveMentions } from './entities/coreference.js';
import { findEntities } from './entities/entities.js';
import { readDocument } from './parse/document.js';
import { assemble } from './speech/assemble.js';
import { findReports } from './speech/indirect.js';
import { readPieces, reportedQuotation } from './speech/pieces.js';
import type { Story } from './speech/speaker.js';

/**
 * Quotations of an article in the order of their first words. Pure; never throws; linear in the text's length.
 * @param text the article's clean text, or a chat message; spans refer to it, unchanged
 */
export const extractQuotations = (text: string): Quotation[] => {
  const document = readDocument(text);
  const steps = attributeQuotes(document);
  const reports = findReports(document);
  const speaking = new Set([
    ...steps.map((step) => step.candidates[step.picked]?.mention ?? -1),
    ...reports.map((report) => report.mention),
  ]);
  const entities = findEntities(document);
  const story: Story = { document, entities, reference: resolveMentions(document, entities, speaking) };
  const quotations = [
    ...assemble(document, readPieces(story, steps, reports)),
    ...reports.map((report) => reportedQuotation(story, report)),
  ];
  return quotations.sort((a, b) => a.start - b.start);
};
