using Townline.Places.Contracts;
using Townline.Platform.Storage;

namespace Townline.Places.Addresses;

/// <summary>An address of the town as stored.</summary>
internal sealed class AddressRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>The town's own.</summary>
    public required string Code { get; init; }
    public required string Number { get; init; }

    /// <summary>The number as it is compared, and its leading digits for order.</summary>
    public required string NumberKey { get; init; }
    public int NumberValue { get; init; }
    public required string Street { get; init; }

    /// <summary>The street as it is compared (see <see cref="Text.AddressText.StreetKey"/>).</summary>
    public required string StreetKey { get; init; }
    public string? Unit { get; init; }
    public string? City { get; init; }
    public string? Postcode { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double Lat { get; init; }
    public double Long { get; init; }

    public Address ToAddress() => new(Id, Code, Number, Street, Unit, City, Postcode, new(Lat, Long));
}
