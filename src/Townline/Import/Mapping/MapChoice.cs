using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Requests.Contracts;

namespace Townline.Import.Mapping;

/// <summary>Between a map and what a person sees and chooses of it.</summary>
/// <param name="columns">Of the file.</param>
/// <param name="catalogue">Of the town.</param>
internal sealed class MapChoice(Columns columns, ServiceCatalogue catalogue)
{
    public ImportChoice Of(ImportMap map, IEnumerable<string> services, IEnumerable<string> statuses)
    {
        var renamed = (map.Service.Rename ?? []).IgnoringCase(rename => rename);
        var meanings = map.Status.Values.IgnoringCase(meaning => meaning);
        return new()
        {
            Source = map.Source,
            Encoding = map.Encoding ?? "",
            Separator = map.Separator?.ToString() ?? "",
            Dates = map.Dates is [var only] && DateForms.All.Contains(only) ? only : ImportChoice.AsItIs,
            TimeZone = map.TimeZone,
            IsPublic = map.Visibility == RequestVisibility.Public,
            IsBounded = map.Bounds is not null,
            KeepsRest = map.Keep is { Length: > 0 },
            Columns = ImportFields.All.ToDictionary(field => field, field => Reference(MapFields.Get(map, field))),
            Services = services.ToDictionary(value => value, value => Code(renamed.GetValueOrDefault(value))),
            Statuses = statuses.ToDictionary(value => value, value => meanings.GetValueOrDefault(value, "")),
        };
    }

    /// <summary>The map after what was chosen. What the choice cannot say stays.</summary>
    /// <param name="bounds">The box around the town; null when it is not known.</param>
    public ImportMap Apply(ImportMap map, ImportChoice choice, MapBounds? bounds)
    {
        var (services, statuses) = (MapFields.Get(map, ImportFields.Service), MapFields.Get(map, ImportFields.Status));
        foreach (var field in ImportFields.All.Where(field => choice.Columns.GetValueOrDefault(field, ImportChoice.AsItIs) != Reference(MapFields.Get(map, field))))
        {
            map = choice.Columns.GetValueOrDefault(field, ImportChoice.AsItIs) switch
            {
                ImportChoice.AsItIs => map,
                "" => MapFields.With(map, field, null),
                var column => MapFields.With(map, field, $"{{{column}}}"),
            };
        }

        // Values of another column say nothing about this one's.
        map = MapFields.Get(map, ImportFields.Service) == services ? map with { Service = map.Service with { Rename = Renamed(map, choice) } } : map;
        map = MapFields.Get(map, ImportFields.Status) == statuses ? map with { Status = map.Status with { Values = Meanings(map, choice) } } : map;
        return map with
        {
            Source = choice.Source.Trim(),
            Encoding = choice.Encoding.Length > 0 ? choice.Encoding : null,
            Separator = choice.Separator.Length > 0 ? choice.Separator[0] : null,
            Dates = choice.Dates is ImportChoice.AsItIs or "" ? map.Dates : [choice.Dates],
            TimeZone = choice.TimeZone,
            Visibility = choice.IsPublic ? RequestVisibility.Public : RequestVisibility.Private,
            Bounds = choice.IsBounded ? map.Bounds ?? bounds : null,
            Keep = !choice.KeepsRest ? null : map.Keep is { Length: > 0 } kept ? kept : ["*"],
        };
    }

    /// <summary>The column of a text that is one column of the file; otherwise that it stays as it is, or that there is none.</summary>
    private string Reference(MapText? text)
    {
        if (text is null || text == MapFields.None || text.Pieces.All(piece => piece.All(template => template.Length == 0)))
        {
            return "";
        }

        var isOne = text.Pieces is [[['{', .. var name, '}']]] && !name.AsSpan().ContainsAny("{}|");
        return isOne && columns.Find(((string)text.Pieces[0][0])[1..^1].TrimEnd('?') + "?") is [var column] ? columns.Reference(column) : ImportChoice.AsItIs;
    }

    private string Code(ServiceRename? rename) => rename switch
    {
        { Leave: true } => ImportChoice.LeaveOut,
        { Code: { } code } when catalogue.ByCode(code) is not null => code,
        _ => "",
    };

    private Dictionary<string, ServiceRename>? Renamed(ImportMap map, ImportChoice choice)
    {
        var renamed = (map.Service.Rename ?? []).IgnoringCase(rename => rename);
        foreach (var (value, chosen) in choice.Services.Where(pair => pair.Value != Code(renamed.GetValueOrDefault(pair.Key))))
        {
            renamed.Remove(value);
            if (chosen.Length > 0)
            {
                renamed[value] = chosen == ImportChoice.LeaveOut ? new(Leave: true) : new(chosen);
            }
        }

        return renamed.Count > 0 ? renamed : null;
    }

    private static Dictionary<string, string> Meanings(ImportMap map, ImportChoice choice)
    {
        var meanings = map.Status.Values.IgnoringCase(meaning => meaning);
        foreach (var (value, chosen) in choice.Statuses)
        {
            meanings.Remove(value);
            if (chosen.Length > 0)
            {
                meanings[value] = chosen;
            }
        }

        return meanings;
    }
}
