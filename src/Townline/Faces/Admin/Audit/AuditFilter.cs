using System.Globalization;
using Townline.Platform.Events;

namespace Townline.Faces.Admin.Audit;

/// <summary>What is looked for in the audit trail, as it stands in the address. What cannot be read counts as not asked.</summary>
public sealed class AuditFilter
{
    /// <summary>Id of a member of staff, or the name of an <see cref="ActorKind"/>.</summary>
    public string? Who { get; set; }

    /// <summary>How the kind begins, such as "staff.".</summary>
    public string? Kind { get; set; }

    /// <summary>Id of what it is about, or the number of a request.</summary>
    public string? Subject { get; set; }

    /// <summary>First day, as 2026-03-02.</summary>
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    public string? To { get; set; }

    /// <summary>Part of the reason or of what was changed.</summary>
    public string? Words { get; set; }

    internal bool IsEmpty => Query().Length == 0;

    /// <summary>Lines before this number of the log, or all of them.</summary>
    internal string Address(string page, long? before = null)
    {
        var query = Query(before is { } seq ? seq.ToString(CultureInfo.InvariantCulture) : null);
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string Query(string? before = null) =>
        string.Join('&', new[] { ("before", before), ("who", Who), ("kind", Kind), ("subject", Subject), ("from", From), ("to", To), ("words", Words) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!.Trim())}"));
}
