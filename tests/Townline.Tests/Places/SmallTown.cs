using System.Text;
using Townline.Places.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Places;

/// <summary>A town of a few streets around 41.50 N 81.60 W, brought in by the real import.</summary>
internal static class SmallTown
{
    public const string Areas = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"kind":"town","code":"T","name":"Smalltown"},"geometry":{"type":"Polygon","coordinates":[[[-81.62,41.49],[-81.58,41.49],[-81.58,41.51],[-81.62,41.51],[-81.62,41.49]]]}},
          {"type":"Feature","properties":{"kind":"district","code":"W","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[-81.62,41.49],[-81.60,41.49],[-81.60,41.51],[-81.62,41.51],[-81.62,41.49]]]}},
          {"type":"Feature","properties":{"kind":"park","code":"P","name":"Mill Park"},"geometry":{"type":"Polygon","coordinates":[[[-81.612,41.502],[-81.608,41.502],[-81.608,41.504],[-81.612,41.504],[-81.612,41.502]]]}},
          {"type":"Feature","properties":{"kind":"water","code":"L","name":"Mill Pond"},"geometry":{"type":"Polygon","coordinates":[[[-81.59,41.502],[-81.588,41.502],[-81.588,41.503],[-81.59,41.502]]]}}
        ]}
        """;

    public const string Streets = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"kind":"main","name":"Main Street"},"geometry":{"type":"LineString","coordinates":[[-81.62,41.5],[-81.58,41.5]]}},
          {"type":"Feature","properties":{"kind":"local","name":"Elm Avenue"},"geometry":{"type":"LineString","coordinates":[[-81.60,41.49],[-81.60,41.51]]}},
          {"type":"Feature","properties":{"kind":"river","name":"Mill River"},"geometry":{"type":"LineString","coordinates":[[-81.62,41.495],[-81.58,41.496]]}}
        ]}
        """;

    public const string Addresses = """
        code,number,street,unit,city,postcode,lat,long
        A1,10,Main Street,,Smalltown,44101,41.5001,-81.6090
        A2,12,Main Street,,Smalltown,44101,41.5001,-81.6080
        A3,12A,Main Street,,Smalltown,44101,41.5001,-81.6079
        A4,120,Main Street,,Smalltown,44101,41.5001,-81.5950
        A5,12,Elm Avenue,,Smalltown,44102,41.4950,-81.6001
        A6,14,Elm Avenue,1,Smalltown,44102,41.4960,-81.6001
        A7,14,Elm Avenue,2,Smalltown,44102,41.4960,-81.6001
        A8,3,Harbor Way,,Smalltown,44102,41.4910,-81.5900
        """;

    public static async Task Build(TestTown town, Tenant? tenant = null)
    {
        await Import(town, Areas, new(PlaceKind.Area, PlaceFormat.GeoJson), tenant);
        await Import(town, Streets, new(PlaceKind.Street, PlaceFormat.GeoJson), tenant);
        await Import(town, Addresses, new(PlaceKind.Address, PlaceFormat.Csv), tenant);
    }

    public static Task<PlaceImportReport> Import(TestTown town, string text, PlaceImportOptions options, Tenant? tenant = null) =>
        town.Get<IPlaceImport>().Import((tenant ?? town.Tenant).Id, Actor.System("test"), new MemoryStream(Encoding.UTF8.GetBytes(text)), options);
}
