/** The words of the product as types. Imports nothing else; everything else imports it. */
export type * from './model/answer.js';
export type * from './model/article.js';
export type * from './model/listing.js';
