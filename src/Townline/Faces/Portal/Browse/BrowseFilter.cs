using System.Globalization;
using Townline.Places.Contracts;
using Townline.Platform.Spatial;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>What somebody wants to see of the public requests; the map, the list and the feeds read the same address. What cannot be read does not filter.</summary>
internal sealed record BrowseFilter
{
    private const int LongestText = 200;

    /// <summary>Words.</summary>
    public string Q { get; init; } = "";

    /// <summary>Code of a service.</summary>
    public string Service { get; init; } = "";

    /// <summary>"open", "closed", or empty for both.</summary>
    public string State { get; init; } = "";

    /// <summary>Code of a district.</summary>
    public string Area { get; init; } = "";

    /// <summary>An address or street about which to look.</summary>
    public string Near { get; init; } = "";

    /// <summary>First and last day of reporting, in the town's time.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public GeoBox? Box { get; init; }

    public static BrowseFilter Read(IQueryCollection query) => new()
    {
        Q = Text(query, "q"),
        Service = Text(query, "service"),
        State = Text(query, "state") is "open" or "closed" ? Text(query, "state") : "",
        Area = Text(query, "area"),
        Near = Text(query, "near"),
        From = Day(query, "from"),
        To = Day(query, "to"),
        Box = GeoBox.TryParse(query["bbox"], out var box) ? box : null,
    };

    /// <summary>The address of the same choice.</summary>
    /// <param name="path">"/requests", "/requests.rss", …</param>
    /// <param name="page">From 1.</param>
    /// <param name="withBox">False where the map puts in the box it shows.</param>
    public string Url(string path, int page = 1, bool withBox = true)
    {
        var parts = new[]
        {
            ("q", Q), ("service", Service), ("state", State), ("area", Area), ("near", withBox ? Near : ""), ("from", Iso(From)), ("to", Iso(To)),
            ("bbox", withBox ? Box?.ToString() ?? "" : ""), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        return path + QueryString.Create(parts.Where(part => part.Item2.Length > 0).Select(part => KeyValuePair.Create(part.Item1, (string?)part.Item2)));
    }

    /// <summary>As requests are asked for. A service that there is not finds nothing.</summary>
    /// <param name="near">The box that <see cref="Near"/> stands for.</param>
    public RequestFilter Ask(ServiceCatalogue services, TimeZoneInfo zone, GeoBox? near, int skip, int take) => new()
    {
        PublicOnly = true,
        ServiceIds = Service.Length == 0 ? null : services.ByCode(Service) is { } service ? [service.Id] : [],
        Open = State switch { "open" => true, "closed" => false, _ => null },
        Text = Q.Length > 0 ? Q : null,
        Area = Area.Length > 0 ? Area : null,
        From = From is { } from ? Midnight(from, zone) : null,
        To = To is { } to ? Midnight(to.AddDays(1), zone).AddMilliseconds(-1) : null,
        Box = (Box ?? near) is { } box ? new Box(box.South, box.West, box.North, box.East) : null,
        Skip = skip,
        Take = take,
    };

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(IQueryCollection query, string name) => PlainText.Clean(query[name]) is { Length: <= LongestText } text ? text : "";

    /// <summary>Years in which there may be requests; outside of them the next midnight may not exist.</summary>
    private static DateOnly? Day(IQueryCollection query, string name) =>
        DateOnly.TryParseExact(query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000 ? day : null;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
