import { Duration } from 'luxon';
import { durationIn } from '../../flux';
import { durationWords } from './durations';

function words(text: string, locale = 'en'): string {
  const milliseconds = durationIn(text);
  if (milliseconds === undefined) throw new Error(`${text} is no duration`);
  return durationWords(Duration, milliseconds, locale);
}

it.each([
  ['0', '0 seconds'],
  ['100ns', '1 millisecond'],
  ['250ms', '250 milliseconds'],
  ['999.7ms', '1 second'],
  ['1s', '1 second'],
  ['1.5s', '1.5 seconds'],
  ['9.96s', '10 seconds'],
  ['30.960968514s', '31 seconds'],
  ['59.7s', '1 minute'],
  ['1m0.5s', '1 minute, 1 second'],
  ['10m0s', '10 minutes'],
  ['1h30m0s', '1 hour, 30 minutes'],
  ['24h', '1 day'],
  ['168h', '7 days'],
  ['25h0m3s', '1 day, 1 hour, 3 seconds'],
])('says %s as %s', (text, expected) => {
  expect(words(text)).toBe(expected);
});

it.each([
  ['de', '1 Stunde und 30 Minuten'],
  ['es', '1 hora y 30 minutos'],
  ['fr', '1 heure, 30 minutes'],
  ['ja', '1 時間、30 分'],
  ['zh', '1小时、30分钟'],
])('speaks %s', (locale, expected) => {
  expect(words('1h30m', locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
});
