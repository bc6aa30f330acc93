/** Whether an outlet writes 04/03/2025 for the fourth of March or the third of April, as far as its country tells. */
import table from './date-order.json' with { type: 'json' };
import { domainOf, domainsNamed } from './outlets.js';

export type DateOrder = 'day-first' | 'month-first';

const ORDERS: readonly { order: DateOrder; endings: ReadonlySet<string>; domains: ReadonlySet<string> }[] = [
  { order: 'day-first', endings: new Set(table.dayFirst.endings), domains: new Set(table.dayFirst.domains) },
  { order: 'month-first', endings: new Set(table.monthFirst.endings), domains: new Set(table.monthFirst.domains) },
];

const orderAt = (domain: string): DateOrder | null => {
  const own = ORDERS.find(({ domains }) => domains.has(domain));
  return (own ?? ORDERS.find(({ endings }) => endings.has(domain.replace(/^.*\./u, ''))))?.order ?? null;
};

/** @returns `null` where the country is not known, or the outlet's sites differ */
export const dateOrderOf = (outlet: string | null, url: string | null): DateOrder | null => {
  const site = url === null ? null : domainOf(url);
  const orders = new Set((site === null ? (outlet === null ? [] : domainsNamed(outlet)) : [site]).map(orderAt));
  const [only = null] = orders;
  return orders.size === 1 ? only : null;
};
