using System.Text.Json.Serialization;
using Townline.Requests.Contracts;

namespace Townline.Import.Maps;

/// <summary>
/// How the columns of a town's file become requests: data that a town writes itself (docs/import.md). Texts are
/// templates: what stands in braces is a column, the rest stands as it is.
/// </summary>
internal sealed record ImportMap
{
    /// <summary>Where the requests come from, such as "new-york". An id is known once per source.</summary>
    public required string Source { get; init; }

    /// <summary>For people; not used.</summary>
    public string? About { get; init; }

    /// <summary>IANA name of the zone of dates that carry none.</summary>
    public required string TimeZone { get; init; }

    /// <summary>.NET date formats, tried in order; "iso" takes ISO 8601 with or without a zone.</summary>
    public required string[] Dates { get; init; }

    /// <summary>Encoding of the file; null for UTF-8, or UTF-16 with its mark.</summary>
    public string? Encoding { get; init; }

    /// <summary>Character between fields; null to detect it.</summary>
    public char? Separator { get; init; }

    /// <summary>Values that mean "nothing", such as "N/A".</summary>
    public string[]? Empty { get; init; }

    public required MapText Id { get; init; }

    public required ServiceMap Service { get; init; }

    public required StatusMap Status { get; init; }

    public required MapText RequestedAt { get; init; }

    public MapText? UpdatedAt { get; init; }

    public MapText? ClosedAt { get; init; }

    public MapText? Description { get; init; }

    public MapText? Address { get; init; }

    public MapText? Zip { get; init; }

    public MapText? Lat { get; init; }

    public MapText? Long { get; init; }

    /// <summary>The box all coordinates must be in; also tells swapped ones. Null: any place on Earth.</summary>
    public MapBounds? Bounds { get; init; }

    public ChannelMap? Channel { get; init; }

    /// <summary>Who answers for the request, as the source names it.</summary>
    public MapText? Agency { get; init; }

    /// <summary>What was said to the resident when it was closed.</summary>
    public MapText? Outcome { get; init; }

    /// <summary>Whether residents may see the requests and the services that are added. Texts written for the staff's eyes stay private.</summary>
    public RequestVisibility Visibility { get; init; } = RequestVisibility.Private;

    /// <summary>Further columns to keep with the request as they are; "*" keeps all that the map does not use.</summary>
    public string[]? Keep { get; init; }
}

/// <summary>The service: by code or by name, at least one; a table renames what the source calls it.</summary>
internal sealed record ServiceMap
{
    public MapText? Code { get; init; }

    public MapText? Name { get; init; }

    public MapText? Group { get; init; }

    /// <summary>From the source's code or name to the service in this town's catalogue.</summary>
    public Dictionary<string, ServiceRename>? Rename { get; init; }
}

/// <summary>What a service of the source is called here; what is not given stays as the source has it.</summary>
/// <param name="Leave">Its rows are left out.</param>
internal sealed record ServiceRename(string? Code = null, string? Name = null, string? Group = null, bool Leave = false);

/// <summary>
/// From the source's word to "open" or "closed", or to "closed:OUTCOME" (done, could_not, not_ours, no_problem_found, duplicate) where the word tells it;
/// "leave_out" leaves its rows out. Without a text a request is closed when it has a date of closing.
/// </summary>
internal sealed record StatusMap
{
    public StatusMap()
    {
    }

    public StatusMap(MapText? text, Dictionary<string, string> values) => (Text, Values) = (text, values);

    public MapText? Text { get; init; }

    public Dictionary<string, string> Values { get; init; } = [];
}

/// <summary>From the source's word to a channel of this town; <paramref name="Otherwise"/> for every other word.</summary>
internal sealed record ChannelMap(MapText Text, Dictionary<string, string> Values, string? Otherwise = null);

/// <summary>A box in degrees, WGS 84.</summary>
internal sealed record MapBounds(double South, double West, double North, double East)
{
    public bool Contains(double lat, double lon) => lat >= South && lat <= North && lon >= West && lon <= East;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportMap))]
internal sealed partial class ImportMapJson : JsonSerializerContext;
