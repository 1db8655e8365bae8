using Townline.Places.Contracts;

namespace Townline.Places.Import;

/// <summary>The names that files use for the same thing, as seen in open address data, map exports and spreadsheets.</summary>
internal static class FieldName
{
    public static readonly string[] Code = ["code", "id", "gid", "objectid", "addressid", "hash", "uprn", "featureid", "globalid"];
    public static readonly string[] Name = ["name", "title", "label", "fullname", "streetname", "street", "stname", "districtname"];
    public static readonly string[] Kind = ["kind", "type", "category"];
    public static readonly string[] LineKind = ["kind", "class", "fclass", "highway", "waterway", "railway", "roadclass"];
    public static readonly string[] Number = ["number", "housenumber", "houseno", "hno", "addrhousenumber", "addressnumber", "streetnumber", "stnum"];
    public static readonly string[] Street = ["street", "streetname", "stname", "road", "addrstreet", "fullstreetname"];
    public static readonly string[] Whole = ["address", "fulladdress", "addressstring", "addr", "addrfull"];
    public static readonly string[] Unit = ["unit", "apt", "apartment", "suite", "addrunit"];
    public static readonly string[] City = ["city", "town", "locality", "municipality", "addrcity"];
    public static readonly string[] Postcode = ["postcode", "zip", "zipcode", "postalcode", "addrpostcode"];
    public static readonly string[] Lat = ["lat", "latitude", "y"];
    public static readonly string[] Long = ["long", "lon", "lng", "longitude", "x"];
    public static readonly string[] Shape = ["wkt", "geom", "thegeom", "geometry", "shape", "multipolygon", "polygon", "multiline"];

    /// <summary>Names that files use for one of <see cref="PlaceFields"/>, likeliest first.</summary>
    public static IReadOnlyList<string> NamesOf(string field, PlaceKind kind) =>
        field switch
        {
            "code" => Code,
            "name" => Name,
            "kind" => kind == PlaceKind.Street ? LineKind : Kind,
            "number" => Number,
            "street" => Street,
            "address" => Whole,
            "unit" => Unit,
            "city" => City,
            "postcode" => Postcode,
            "lat" => Lat,
            "long" => Long,
            _ => Shape,
        };

    /// <summary><c>addr:House_Number</c> becomes <c>addrhousenumber</c>.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The first of these fields that is there; null when none is.</summary>
    public static string? Of(this IReadOnlyDictionary<string, string> fields, IEnumerable<string> names) =>
        names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(text => text is not null);
}
