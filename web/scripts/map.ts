import { Map } from "leaflet";

console.log(Map);
