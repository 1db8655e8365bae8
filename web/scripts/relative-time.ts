import { all } from "./dom.ts";

type Words = { now: string; minutesAgo: string; today: string; dueIn: string; overdue: string; minutes: string; hours: string };

/**
 * Times that pass: `<time data-relative="ago|due">` says "12 min ago" or "due in 2 h" and stays right while the page is open.
 * The wording comes from the page (`body data-time-words`), the clock time from the written date itself, so that it is the town's.
 */
export function relativeTimes(): void {
  const given = document.body.dataset["timeWords"];
  if (!given) return;
  const words = JSON.parse(given) as Words;
  const update = () => {
    for (const element of all<HTMLTimeElement>("time[data-relative]")) {
      const text = say(element.dateTime, element.dataset["relative"] === "due", words, Date.now());
      const shown = element.firstChild;
      if (text && shown instanceof Text && shown.data !== text) shown.data = text;
    }
  };
  setInterval(update, 30_000);
  document.addEventListener("visibilitychange", () => document.hidden || update());
}

/** What a time says now, or null when what the server wrote still holds. */
export function say(dateTime: string, isDue: boolean, words: Words, now: number): string | null {
  const minutes = (Date.parse(dateTime) - now) / 60_000;
  if (isDue) {
    const left = length(Math.abs(minutes), words);
    if (!left || minutes >= 12 * 60) return null;
    return (minutes < 0 ? words.overdue : words.dueIn).replace("{n}", left);
  }
  if (minutes > 0 || minutes < -24 * 60) return null;
  if (minutes > -1) return words.now;
  if (minutes > -60) return words.minutesAgo.replace("{n}", String(Math.floor(-minutes)));
  return minutes > -62 ? words.today.replace("{n}", dateTime.slice(11, 16)) : null;
}

function length(minutes: number, words: Words): string | null {
  if (minutes < 60) return words.minutes.replace("{n}", String(Math.max(1, Math.floor(minutes))));
  return minutes < 24 * 60 ? words.hours.replace("{n}", String(Math.floor(minutes / 60))) : null;
}
