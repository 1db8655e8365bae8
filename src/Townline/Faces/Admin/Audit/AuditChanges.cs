using System.Text.Json;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Faces.Admin.Audit;

/// <summary>What an event says was changed, read from its data.</summary>
internal static class AuditChanges
{
    /// <summary>None for events that are no change of settings.</summary>
    public static IReadOnlyList<FieldChange> Of(EventRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return data.RootElement.ValueKind == JsonValueKind.Object && data.RootElement.TryGetProperty("changes", out var changes) && changes.ValueKind == JsonValueKind.Array
            ? changes.Deserialize<List<FieldChange>>(JsonColumn.Options) ?? []
            : [];
    }
}
