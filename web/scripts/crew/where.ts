import { fill } from "../dom.ts";

const coarse = 1000; // three decimals, some 100 metres: enough for a way through town

/** "Start where I am", and how far it is to a job; both ask the device only where it was allowed or the button was pressed. */
export function startHere(): void {
  if (!navigator.geolocation) return;
  const button = document.querySelector<HTMLButtonElement>("[data-start-here]");
  const news = document.querySelector<HTMLElement>("[data-start-news]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (news) news.textContent = button.dataset["busy"] ?? "";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const address = new URL(location.href);
          address.searchParams.set("from", [coords.latitude, coords.longitude].map((degrees) => Math.round(degrees * coarse) / coarse).join(","));
          location.assign(address);
        },
        () => news && (news.textContent = button.dataset["denied"] ?? ""),
        { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
      );
    });
  }
  const place = document.querySelector<HTMLElement>("[data-distance]");
  if (place) void showDistance(place);
}

async function showDistance(place: HTMLElement): Promise<void> {
  const allowed = await navigator.permissions?.query({ name: "geolocation" }).catch(() => undefined);
  if (allowed?.state !== "granted") return;
  const [lat, long] = (place.dataset["distance"] ?? "").split(",").map(Number) as [number, number];
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const far = metres(coords.latitude, coords.longitude, lat, long);
    place.textContent = far < 950 ? fill(place.dataset["metres"], Math.round(far / 10) * 10) : fill(place.dataset["kilometres"], (far / 1000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }));
    place.hidden = false;
  }, () => undefined, { timeout: 15_000, maximumAge: 60_000 });
}

/** In a straight line; good to a metre over the length of a town. */
export function metres(lat1: number, long1: number, lat2: number, long2: number): number {
  const radian = Math.PI / 180;
  const north = (lat2 - lat1) * radian;
  const east = (long2 - long1) * radian * Math.cos(((lat1 + lat2) / 2) * radian);
  return 6_371_009 * Math.hypot(north, east);
}
