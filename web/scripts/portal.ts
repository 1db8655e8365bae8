import { addresses } from "./address.ts";
import { copy } from "./copy.ts";
import { count } from "./count.ts";
import { focusFirst } from "./focus.ts";
import { geolocate } from "./geolocate.ts";
import { startLive } from "./live.ts";
import { news, regions } from "./news.ts";
import { once } from "./once.ts";
import { photos } from "./photo.ts";

focusFirst();
once();
count();
copy();
addresses();
geolocate();
photos();
startLive((live) => {
  news(live);
  regions(live);
});
