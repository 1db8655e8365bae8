using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Maps;

/// <summary>
/// <c>&lt;tl-map settings="@Model.Map" label="…" requests-url="/requests.geojson" list-id="list" /&gt;</c>: a map of requests; what is on it must also stand in the list.
/// Without scripts nothing is shown but the note. The page also needs <c>map.css</c> and <c>map.js</c> (see README.md).
/// </summary>
[HtmlTargetElement("tl-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapTag(IHtmlHelper html) : ComponentTag(html)
{
    public required MapSettings Settings { get; set; }

    /// <summary>What the map shows, for screen readers.</summary>
    public required string Label { get; set; }

    /// <summary>GeoJSON points with properties <c>title</c>, <c>href</c>, <c>status</c> and perhaps <c>tone</c> (a <see cref="Parts.Tone"/> in lower case); {bbox} is replaced by west,south,east,north.</summary>
    public string? RequestsUrl { get; set; }

    /// <summary>Id of the list that holds the same.</summary>
    public string? ListId { get; set; }

    /// <summary>A single place to show, in degrees.</summary>
    public double? Lat { get; set; }
    public double? Long { get; set; }

    /// <summary>A pin can be set; used inside an address field.</summary>
    public bool Pick { get; set; }

    /// <summary>west,south,east,north as the scripts read it.</summary>
    public string Bounds => string.Create(CultureInfo.InvariantCulture, $"{Settings.West},{Settings.South},{Settings.East},{Settings.North}");

    public string? Point => Lat is { } lat && Long is { } @long ? string.Create(CultureInfo.InvariantCulture, $"{lat},{@long}") : null;
}
