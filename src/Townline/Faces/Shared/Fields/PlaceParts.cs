using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Townline.Faces.Shared.Fields;

/// <summary>
/// A place as it is given in a form: a line of address, a point, or both, as typed.
/// As a property of a page it is bound by itself: <c>[BindProperty] public PlaceParts Where { get; set; } = new();</c>
/// </summary>
public sealed record PlaceParts
{
    public string? Address { get; set; }

    /// <summary>Degrees north, as typed.</summary>
    public string? Lat { get; set; }

    /// <summary>Degrees east, as typed.</summary>
    public string? Long { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Address + Lat + Long);

    /// <summary>From a form whose fields are <c>name.address</c>, <c>name.lat</c>, <c>name.long</c>.</summary>
    public static PlaceParts Read(IFormCollection form, string name) =>
        new() { Address = form[$"{name}.address"], Lat = form[$"{name}.lat"], Long = form[$"{name}.long"] };

    /// <summary>From <c>41.5;-81.6;12 Mill Street</c>: the reverse of <see cref="ToString"/>.</summary>
    public static PlaceParts Parse(string? text)
    {
        var parts = (text ?? "").Split(';', 3);
        return parts.Length == 3
            ? new PlaceParts { Lat = NullIfEmpty(parts[0]), Long = NullIfEmpty(parts[1]), Address = NullIfEmpty(parts[2]) }
            : new PlaceParts { Address = NullIfEmpty(text) };
    }

    /// <summary>The point that is meant, or null when none was given or it is none on earth. A comma may stand for the decimal point.</summary>
    public (double Lat, double Long)? ToPoint() =>
        Degrees(Lat, 90) is { } lat && Degrees(Long, 180) is { } @long ? (lat, @long) : null;

    public override string ToString() => $"{Lat?.Trim()};{Long?.Trim()};{Address?.Trim()}";

    private static double? Degrees(string? text, double most) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most ? degrees : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
