using NetTopologySuite.Geometries;
using Townline.Places.Contracts;

namespace Townline.Places.Import;

/// <summary>An area as a file gives it. Kind and code together say which one it is.</summary>
internal sealed record AreaRecord(string Kind, string Code, string Name, Geometry Outline, string? Mended);

/// <summary>A street, or one stretch of it, as a file gives it.</summary>
internal sealed record StreetRecord(string Code, string Kind, string Name, Geometry Line);

/// <summary>An address as a file gives it.</summary>
internal sealed record AddressRecord(string Code, string Number, string Street, string? Unit, string? City, string? Postcode, GeoPoint Point);
