import { describe, expect, it } from 'vitest';
import { dayInAddress, publicationOf, readDate } from '../../../src/corpus/facts/dates.js';

const published = (text: string): string | null => {
  const date = readDate(text);
  return date === null ? null : publicationOf([date], null).date;
};

describe('readDate', () => {
  it.each([
    ['2025-08-16', '2025-08-16'],
    ['2025/8/6', '2025-08-06'],
    ['20250816', '2025-08-16'],
    ['August 16, 2025', '2025-08-16'],
    ['Aug. 16, 2025', '2025-08-16'],
    ['Saturday, August 16th, 2025', '2025-08-16'],
    ['16 August 2025', '2025-08-16'],
    ['Sat 16 Aug 2025', '2025-08-16'],
    ['16th of August 2025', '2025-08-16'],
    ['16-Aug-2025', '2025-08-16'],
    ['16. August 2025', '2025-08-16'],
    ['le 1er mars 2024', null],
    ['1er mars 2024', '2024-03-01'],
    ['3 de mayo de 2024', '2024-05-03'],
    ['16.08.2025', '2025-08-16'],
    ['03.04.2025', '2025-04-03'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['05/05/2024', '2024-05-05'],
    ['03/04/2025', null],
    ['30 February 2024', null],
    ['29 February 2024', '2024-02-29'],
    ['2024-02-30', null],
    ['Saturday', null],
    ['16/8', null],
    ['August 2025', null],
    ['On August 16, 2025 the dam burst', null],
    ['2025', null],
    ['3 March 1066', null],
  ])('a day: %s is %s', (text, day) => {
    expect(published(text)).toBe(day);
  });

  it.each([
    ['2025-08-16T14:05:33Z', '2025-08-16T14:05Z'],
    ['2025-08-16T14:05:33.120+02:00', '2025-08-16T12:05Z'],
    ['2025-08-16 23:30 -0500', '2025-08-17T04:30Z'],
    ['Sat, 16 Aug 2025 14:05:00 +0000', '2025-08-16T14:05Z'],
    ['16 August 2025 14:05 BST', '2025-08-16T13:05Z'],
    ['Sat 16 Aug 2025 14.05 CEST', '2025-08-16T12:05Z'],
    ['16. August 2025, 14.05 Uhr MESZ', '2025-08-16T12:05Z'],
    ['16.08.2025 14:05 Uhr (CEST)', '2025-08-16T12:05Z'],
    ['August 16, 2025 at 2:05 p.m. EDT', '2025-08-16T18:05Z'],
    ['10:15 AM EST, Fri January 5, 2024', '2024-01-05T15:15Z'],
    ['Jan. 5, 2024, 9 a.m. ET', '2024-01-05T14:00Z'],
    ['July 5, 2024, 9 a.m. ET', '2024-07-05T13:00Z'],
    ['12:30 a.m. PT, July 5, 2024', '2024-07-05T07:30Z'],
    ['Monday, March 4, 2024, 18:32 (GMT+7)', '2024-03-04T11:32Z'],
  ])('a moment: %s is %s', (text, moment) => {
    expect(published(text)).toBe(moment);
  });

  it.each([
    ['a time without a zone', '16 August 2025, 14:05', '2025-08-16'],
    ['a zone that is India, Israel and Ireland', '16 August 2025 14:05 IST', '2025-08-16'],
    ['midnight, which stands for the day alone', '2025-08-16T00:00:00Z', '2025-08-16'],
    ['a German clock', '16.08.2025, 14.05 Uhr', '2025-08-16'],
    ['a German clock and a month by name', 'Samstag, 16. August 2025 um 14.05 Uhr', '2025-08-16'],
    ['a German clock without minutes', '16. August 2025, 14 Uhr', '2025-08-16'],
    ['a French clock', '16 août 2025 à 14h05', '2025-08-16'],
    ['a French clock with gaps', '16 août 2025 à 14 h 05', '2025-08-16'],
    ['an Italian clock', '16 agosto 2025 alle 14.05', '2025-08-16'],
    ['a Nordic clock', '16.8.2025 kl. 14.05', '2025-08-16'],
    ['a time with a point and no sign of a time', '16 August 2025, 14.05', '2025-08-16'],
    ['an hour that does not exist', '2025-08-16T25:00:00Z', '2025-08-16'],
  ])('the day alone: %s', (_, text, day) => {
    expect(published(text)).toBe(day);
  });

  it.each([
    ['Published 3 March 2024', 'published'],
    ['First published on Sun 3 Mar 2024 09.00 GMT', 'published'],
    ['Posted: 2024-03-03', 'published'],
    ['Date: March 3, 2024', 'published'],
    ['Veröffentlicht am 3. März 2024', 'published'],
    ['Updated 3 March 2024', 'changed'],
    ['Last modified on Sun 3 Mar 2024', 'changed'],
    ['Last updated: 10:15 GMT, 3 March 2024', 'changed'],
    ['Accessed 3 March 2024', 'changed'],
    ['3 March 2024', 'bare'],
  ])('the label of: %s', (text, label) => {
    expect(readDate(text)?.label).toBe(label);
    expect(readDate(text)?.days).toEqual(['2024-03-03']);
  });
});

describe('publicationOf', () => {
  const from = (...texts: string[]) =>
    publicationOf(
      texts.flatMap((text) => readDate(text) ?? []),
      null,
    ).date;

  it('prefers what the page calls published to any other date', () => {
    expect(from('5 March 2024', 'Updated 6 March 2024', 'Published 3 March 2024')).toBe('2024-03-03');
  });

  it('takes an update for none', () => {
    expect(from('Updated 6 March 2024')).toBeNull();
  });

  it('takes bare dates that agree, to the minute where one knows it', () => {
    expect(from('5 March 2024', '2024-03-05T10:00:00Z')).toBe('2024-03-05T10:00Z');
  });

  it('takes bare dates that differ for none', () => {
    expect(from('5 March 2024', '6 March 2024')).toBeNull();
  });

  it('lets the address settle a date that can be read in two ways, and no other', () => {
    const twice = readDate('03/04/2025');
    expect(twice?.days).toEqual(['2025-03-04', '2025-04-03']);
    const settled = (url: string) => publicationOf(twice === null ? [] : [twice], url).date;
    expect(settled('https://osk.example/2025/04/03/ferry')).toBe('2025-04-03');
    expect(settled('https://osk.example/2025/04/04/ferry')).toBeNull();
  });

  it('falls back on the day in the address', () => {
    expect(publicationOf([], 'https://osk.example/2025/04/03/ferry')).toEqual({ date: '2025-04-03', precision: 'day' });
    expect(dayInAddress('https://osk.example/a/2025/04/ferry-2025-04-03')).toBeNull();
    expect(dayInAddress('https://osk.example/2025/02/30/ferry')).toBeNull();
  });
});
