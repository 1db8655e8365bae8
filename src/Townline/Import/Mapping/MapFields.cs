using Townline.Import.Contracts;
using Townline.Import.Maps;

namespace Townline.Import.Mapping;

/// <summary>Where the fields that a person chooses columns for stand in a map.</summary>
internal static class MapFields
{
    /// <summary>Stands where a map must have a text and none is chosen yet.</summary>
    public static readonly MapText None = "";

    public static MapText? Get(ImportMap map, string field) => field switch
    {
        ImportFields.Id => map.Id,
        ImportFields.Service => map.Service.Name ?? map.Service.Code,
        ImportFields.Group => map.Service.Group,
        ImportFields.Status => map.Status.Text,
        ImportFields.Requested => map.RequestedAt,
        ImportFields.Updated => map.UpdatedAt,
        ImportFields.Closed => map.ClosedAt,
        ImportFields.Description => map.Description,
        ImportFields.Address => map.Address,
        ImportFields.Zip => map.Zip,
        ImportFields.Lat => map.Lat,
        ImportFields.Long => map.Long,
        ImportFields.Outcome => map.Outcome,
        ImportFields.Agency => map.Agency,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A map has no such field."),
    };

    public static ImportMap With(ImportMap map, string field, MapText? text) => field switch
    {
        ImportFields.Id => map with { Id = text ?? None },
        ImportFields.Service => map with { Service = map.Service with { Code = null, Name = text ?? None, Rename = null } },
        ImportFields.Group => map with { Service = map.Service with { Group = text } },
        ImportFields.Status => map with { Status = new StatusMap(text, []) },
        ImportFields.Requested => map with { RequestedAt = text ?? None },
        ImportFields.Updated => map with { UpdatedAt = text },
        ImportFields.Closed => map with { ClosedAt = text },
        ImportFields.Description => map with { Description = text },
        ImportFields.Address => map with { Address = text },
        ImportFields.Zip => map with { Zip = text },
        ImportFields.Lat => map with { Lat = text },
        ImportFields.Long => map with { Long = text },
        ImportFields.Outcome => map with { Outcome = text },
        ImportFields.Agency => map with { Agency = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A map has no such field."),
    };
}
