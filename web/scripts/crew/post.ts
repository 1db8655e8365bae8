import type { Answer, Told } from "./told.ts";

const longest = 120_000; // milliseconds for one try: photos on a weak line

/** One try. Whatever is not an answer of our server is no answer: it is tried again. */
export async function post(told: Told, late: boolean): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of told.fields) form.append(name, value);
  form.set("Key", told.key);
  form.set("Who", told.who);
  form.set("Late", late ? "yes" : "no");
  form.set("SaidAt", String(told.saidAt));
  for (const photo of told.photos) form.append(photo.field, photo.content, photo.name);
  form.set("SentAt", String(Date.now()));
  try {
    const response = await fetch("/crew/send", {
      method: "POST",
      body: form,
      headers: { "X-Townline-Crew": "1", Accept: "application/json" },
      credentials: "same-origin",
      signal: AbortSignal.timeout(longest),
    });
    return await read(response.status, () => response.json());
  } catch {
    return { what: "retry" }; // no signal, too slow, or cut off in the answer
  }
}

/** What a status and a body mean. */
export async function read(status: number, body: () => Promise<{ result?: string; say?: string | null; at?: string }>): Promise<Answer> {
  if (status === 401) return { what: "sign-in" };
  if (status === 403 || status === 409) return { what: "other" };
  if (status === 422) return { what: "refused", say: (await body()).say ?? "" };
  if (status === 404) return { what: "stuck", say: (await body()).say ?? "404" };
  if (status === 400 || status === 413) return { what: "stuck", say: String(status) };
  if (status !== 200) return { what: "retry" };
  const answer = await body();
  if (answer.result !== "done" && answer.result !== "kept") return { what: "retry" };
  return { what: "sent", at: answer.at ?? "", kept: answer.result === "kept", say: answer.say ?? "" };
}
