import { forget } from "./crew/keep.ts";
import { Store } from "./crew/store.ts";

// Whoever signed out leaves nothing here that the next person could read. What was told and never sent waits for its own author (docs/crew.md).
if ("caches" in window) void forget();
if ("indexedDB" in window) void Store.open().then((store) => store.wipe(false), () => undefined);
