using System.Text.Json;
using Townline.Platform.Events;

namespace Townline.Faces.Admin.Audit;

/// <summary>The page of what a line of the audit trail is about.</summary>
internal static class AuditLinks
{
    private static readonly (string Kind, Func<EventRow, string?> Page)[] Pages =
    [
        ("request.", row => Number(row) is { } number ? $"/desk/requests/{number}" : null),
        ("person.", row => $"/desk/people/{row.SubjectId}"),
        ("service.", row => $"/admin/catalogue/service/{row.SubjectId}"),
        ("team.", row => $"/admin/teams/team/{row.SubjectId}"),
        ("calendar.", row => $"/admin/calendars/calendar/{row.SubjectId}"),
        ("job.", row => row.Kind is "job.did" or "job.took-back" ? null : $"/desk/bulk/{row.SubjectId}"),
        ("import.", row => row.Kind == "import.forgotten" ? null : $"/admin/imports/{row.SubjectId}"),
        ("tenant.", _ => "/admin/town"),
        ("wording.", _ => "/admin/wording?own=yes"),
        ("macro.", _ => "/admin/macros"),
        ("staff.", _ => "/admin/users"),
        ("key.", _ => "/admin/keys"),
        ("outbox.", _ => "/admin/dead-letters"),
    ];

    /// <summary>Null when it has no page of its own.</summary>
    public static string? Of(EventRow row) =>
        row.SubjectId is null ? null : Pages.FirstOrDefault(page => row.Kind.StartsWith(page.Kind, StringComparison.Ordinal)).Page?.Invoke(row);

    /// <summary>The number of a request stands in its events.</summary>
    private static long? Number(EventRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return data.RootElement.ValueKind == JsonValueKind.Object && data.RootElement.TryGetProperty("number", out var number) && number.TryGetInt64(out var value) ? value : null;
    }
}
