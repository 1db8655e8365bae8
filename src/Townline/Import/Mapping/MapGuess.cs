using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Import.Mapping;

/// <summary>Guesses the map of a file that nobody has mapped yet; a person looks at it before anything is written.</summary>
internal sealed class MapGuess(Tenant town, ServiceCatalogue catalogue)
{
    private static readonly string[] DateFields = [ImportFields.Requested, ImportFields.Closed, ImportFields.Updated];

    /// <summary>Columns, dates and the box around the town; what the values mean follows in <see cref="Values"/>.</summary>
    public ImportMap Columns(FileSurvey survey, string fileName, string? encoding, MapBounds? bounds)
    {
        var map = new ImportMap
        {
            Source = Source(fileName),
            TimeZone = town.TimeZone,
            Dates = [DateForms.Iso],
            Encoding = encoding,
            Id = MapFields.None,
            Service = new() { Name = MapFields.None },
            Status = new(),
            RequestedAt = MapFields.None,
            Bounds = bounds,
            Visibility = RequestVisibility.Private,
        };
        foreach (var (field, column) in HeaderWords.Find(survey.Headers))
        {
            map = MapFields.With(map, field, $"{{{survey.Columns.Reference(column)}}}");
        }

        return DateGuess.Of(DateGuess.Forms(Dates(survey, map), town.TimeZone), IsMonthFirst) is { } form ? map with { Dates = [form] } : map;
    }

    /// <summary>What the values of service and status mean.</summary>
    /// <param name="survey">Of the file by this map.</param>
    /// <param name="map">The map.</param>
    /// <param name="services">Guess those of the service; otherwise they stay as they are.</param>
    /// <param name="statuses">The same of the status.</param>
    public ImportMap Values(FileSurvey survey, ImportMap map, bool services, bool statuses)
    {
        if (services)
        {
            var words = new ServiceWords(catalogue);
            var found = survey.Services.Select(pair => (pair.Key, Code: words.Find(pair.Key))).Where(pair => pair.Code is not null).ToDictionary(pair => pair.Key, pair => new ServiceRename(pair.Code));
            map = map with { Service = map.Service with { Rename = found } };
        }

        if (statuses)
        {
            var meanings = survey.Statuses.Select(pair => (pair.Key, Meaning: StatusWords.Meaning(pair.Key))).Where(pair => pair.Meaning is not null).ToDictionary(pair => pair.Key, pair => pair.Meaning!);
            map = map with { Status = map.Status with { Values = meanings } };
        }

        return map;
    }

    /// <summary>Dates of the file in the columns that the map takes for dates, at most 900.</summary>
    public static IReadOnlyList<string> Dates(FileSurvey survey, ImportMap map)
    {
        var choice = DateFields.Select(field => MapFields.Get(map, field)).OfType<MapText>().SelectMany(text => text.Pieces).SelectMany(piece => piece);
        var columns = choice.Where(template => template is ['{', .., '}']).SelectMany(template => survey.Columns.Find(template[1..^1].TrimEnd('?') + "?")).Distinct();
        return [.. columns.SelectMany(survey.Samples)];
    }

    /// <summary>Towns of the United States write the month first; Spanish and all others the day.</summary>
    private bool IsMonthFirst => town.DefaultLanguage.StartsWith("en", StringComparison.OrdinalIgnoreCase) && town.TimeZone.StartsWith("America/", StringComparison.Ordinal);

    /// <summary>The name of the file without its end and digits: the next file of the same system mostly differs by its date.</summary>
    private static string Source(string fileName)
    {
        var name = ServiceReader.Slug(Path.GetFileNameWithoutExtension(fileName));
        var parts = name.Split('-', '_').Where(part => part.Length > 0 && !part.Any(char.IsAsciiDigit));
        var source = string.Join('-', parts);
        return source.Length > 0 ? source : "old-system";
    }
}
