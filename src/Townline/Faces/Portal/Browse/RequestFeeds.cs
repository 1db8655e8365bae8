using System.Globalization;
using System.Text;
using System.Xml;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Browse;

/// <summary>The public requests for maps (GeoJSON) and news readers (RSS 2.0 with GeoRSS), by the filters of the page.</summary>
internal static class RequestFeeds
{
    public const string GeoJsonPath = "/requests.geojson";
    public const string RssPath = "/requests.rss";
    private const int MostOnMap = 500;
    private const int MostNews = 100;
    private const string GeoRss = "http://www.georss.org/georss";
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> GeoJson(HttpContext http, PublicRequests requests)
    {
        var filter = BrowseFilter.Read(http.Request.Query);
        var near = await requests.Around(filter.Near, http.RequestAborted);
        var found = await requests.Find(filter, near, 0, MostOnMap, http.RequestAborted);
        Cache(http);
        var features = found.Where(request => request is { Latitude: not null, Longitude: not null }).Select(request => new
        {
            type = "Feature",
            id = $"{request.Number}",
            geometry = new { type = "Point", coordinates = new[] { request.Longitude!.Value, request.Latitude!.Value } },
            properties = new
            {
                title = request.Title,
                href = request.Href,
                status = request.State,
                tone = request.Tone.ToString().ToLowerInvariant(),
                open = request.Open,
                service = request.ServiceCode,
                description = request.Description,
                address = request.Address,
                requested = request.RequestedAt,
                updated = request.UpdatedAt,
            },
        });
        return Results.Json(new { type = "FeatureCollection", features }, JsonColumn.Options, "application/geo+json");
    }

    public static async Task<IResult> Rss(HttpContext http, PublicRequests requests, TownContext town, IWords words)
    {
        var filter = BrowseFilter.Read(http.Request.Query);
        var near = await requests.Around(filter.Near, http.RequestAborted);
        var found = await requests.Find(filter, near, 0, MostNews, http.RequestAborted);
        Cache(http);
        return Results.Bytes(Write(found, filter, $"{http.Request.Scheme}://{http.Request.Host}", town.Tenant.Name, words), "application/rss+xml; charset=utf-8");
    }

    private static byte[] Write(IReadOnlyList<PublicRequest> found, BrowseFilter filter, string site, string town, IWords words)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "georss", null, GeoRss);
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            Text(xml, "title", words["browse.feed", town]);
            Text(xml, "link", site + filter.Url("/requests"));
            Text(xml, "description", words["browse.feed.text", town]);
            Text(xml, "language", words.Language);
            xml.WriteStartElement("atom", "link", Atom);
            xml.WriteAttributeString("href", site + filter.Url(RssPath));
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            foreach (var request in found)
            {
                Item(xml, request, site);
            }
        }

        return bytes.ToArray();
    }

    private static void Item(XmlWriter xml, PublicRequest request, string site)
    {
        xml.WriteStartElement("item");
        Text(xml, "title", request.Address is null ? $"{request.Title}: {request.State}" : $"{request.Title}, {request.Address}: {request.State}");
        Text(xml, "link", site + request.Href);
        Text(xml, "description", request.Description);
        Text(xml, "category", request.Title);
        Text(xml, "pubDate", request.RequestedAt.ToString("r", CultureInfo.InvariantCulture));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "true");
        xml.WriteString(site + request.Href);
        xml.WriteEndElement();
        if (request is { Latitude: { } latitude, Longitude: { } longitude })
        {
            xml.WriteElementString("georss", "point", GeoRss, string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude}"));
        }

        xml.WriteEndElement();
    }

    /// <summary>XML 1.0 has no words for some characters; they become U+FFFD.</summary>
    private static void Text(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString())));

    private static void Cache(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=60";
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        http.Response.Headers.AccessControlAllowOrigin = "*";
    }
}
