namespace Townline.Places.Contracts;

/// <summary>An address of the town.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Code">The town's own code for it; imports match by it, and it is what Open311 calls the address id.</param>
/// <param name="Number">House number as written, such as <c>12A</c>.</param>
/// <param name="Street">Street as written.</param>
/// <param name="Unit">Flat or room.</param>
/// <param name="City">City, where a town has several.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="Point">Where it lies.</param>
public sealed record Address(long Id, string Code, string Number, string Street, string? Unit, string? City, string? Postcode, GeoPoint Point)
{
    /// <summary>On one line, as on an envelope: <c>12 Main Street, 3B, Riverton 44101</c>.</summary>
    public string Line => string.Join(", ", new[] { $"{Number} {Street}", Unit ?? "", $"{City} {Postcode}".Trim() }.Where(part => part.Length > 0));
}

/// <summary>An address and how far it is.</summary>
/// <param name="Address">The address.</param>
/// <param name="Metres">Its distance in metres.</param>
public sealed record NearbyAddress(Address Address, double Metres);

/// <summary>A street and how far it is.</summary>
/// <param name="Name">The street as written.</param>
/// <param name="Spot">The place on it that is nearest.</param>
/// <param name="Metres">Its distance in metres.</param>
public sealed record NearbyStreet(string Name, GeoPoint Spot, double Metres);
