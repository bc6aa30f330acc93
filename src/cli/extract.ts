/** `verbatim extract`: what the reader and the extractor find, one JSON line an article. */
import path from 'node:path';
import { listFiles } from '../corpus/files.js';
import { readArticles } from '../corpus/read.js';
import { VerbatimError } from '../errors.js';
import type { Article, Quotation } from '../model.js';
import { extractQuotations } from '../quotes/extract.js';
import { onOneLine } from '../text/invisible.js';
import { type Command, pathsOf } from './command.js';
import { printLine } from './output.js';

/** @throws VerbatimError `usage` without a path, `article-unreadable` when not one article could be read */
export const extractCommand: Command = async (words) => {
  const paths = pathsOf('extract', words);
  let articles = 0;
  for (const root of paths) {
    for await (const entry of listFiles(path.resolve(root))) {
      for await (const item of 'reason' in entry ? [entry] : readArticles(entry)) {
        if ('reason' in item) {
          process.stderr.write(`verbatim: ${onOneLine(`skipped ${item.path}: ${item.reason}`)}\n`);
          continue;
        }
        articles++;
        await printLine(
          JSON.stringify(
            extracted(item.article, item.quotations ?? extractQuotations(item.article.text, item.article.language)),
          ),
        );
      }
    }
  }
  if (articles === 0) {
    throw new VerbatimError(
      'article-unreadable',
      `No article could be read from ${paths.join(', ')}`,
      'See the reasons above',
    );
  }
};

/** The contract's shape: what scripts outside of the repository read. */
const extracted = (article: Article, quotations: readonly Quotation[]) => {
  const { id, outlet, title, url, language, published, agencies, text } = article;
  return { id, outlet, title, url, language, published, agencies, text, quotations };
};
