import { once } from "./once.ts";

once();
