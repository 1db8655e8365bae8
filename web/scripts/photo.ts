import { all } from "./dom.ts";
import { carryExif } from "./exif.ts";

const largeEnoughToShrink = 1_500_000; // bytes

/**
 * Shows pictures before they are sent, and makes large ones smaller first (`data-photo` is the longest side in pixels), so that
 * a report goes through on a weak line. What the browser cannot read (HEIC in many) is sent as it is: the server decides.
 */
export function photos(): void {
  for (const input of all<HTMLInputElement>("input[type=file][data-photo]")) {
    const list = document.createElement("ul");
    list.className = "tl-photos";
    const news = document.createElement("p");
    news.className = "tl-quiet";
    news.setAttribute("role", "status");
    input.after(news, list);
    let ready = Promise.resolve();
    let isBusy = false;
    input.addEventListener("change", () => {
      isBusy = true;
      ready = prepare(input, list, news).finally(() => (isBusy = false));
    });
    // Sent while still at it, the form waits for the small picture instead of taking the large one.
    input.form?.addEventListener(
      "submit",
      (event) => {
        if (!isBusy) return;
        event.preventDefault();
        void ready.then(() => input.form?.requestSubmit(event.submitter));
      },
      { capture: true },
    );
  }
}

async function prepare(input: HTMLInputElement, list: HTMLElement, news: HTMLElement): Promise<void> {
  news.textContent = input.dataset["photoBusy"] ?? "";
  const longest = Number(input.dataset["photo"]);
  const chosen = [...(input.files ?? [])];
  const ready = await Promise.all(chosen.map((file) => shrink(file, longest)));
  if (ready.some((file, i) => file !== chosen[i])) {
    const transfer = new DataTransfer();
    ready.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
  }
  list.replaceChildren(...ready.filter((file) => file.type.startsWith("image/")).map(preview));
  news.textContent = "";
}

async function shrink(file: File, longest: number): Promise<File> {
  if (!/^image\/(jpeg|png|webp|hei[cf])$/.test(file.type)) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < largeEnoughToShrink) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  if (!drawn || drawn.size >= file.size) return file;
  const jpeg = file.type === "image/jpeg" ? await carryExif(file, drawn) : drawn;
  return new File([jpeg], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

function preview(file: File): HTMLLIElement {
  const item = document.createElement("li");
  const figure = document.createElement("figure");
  const image = new Image();
  const address = URL.createObjectURL(file);
  image.alt = "";
  image.addEventListener("load", () => URL.revokeObjectURL(address));
  image.addEventListener("error", () => image.remove());
  image.src = address;
  const caption = document.createElement("figcaption");
  caption.textContent = file.name;
  figure.append(image, caption);
  item.append(figure);
  return item;
}
