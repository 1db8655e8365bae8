namespace Townline.Import.Contracts;

/// <summary>A mapping as a person chooses it.</summary>
internal sealed record ImportChoice
{
    /// <summary>A field's column that is put together in a way a list cannot show: it stays as it is.</summary>
    public const string AsItIs = "*";

    /// <summary>Of a value of the service: its rows are left out.</summary>
    public const string LeaveOut = "-";

    /// <summary>Name of the other system; a request is known by it and its id there.</summary>
    public string Source { get; init; } = "";

    /// <summary>Name of the encoding; empty for UTF-8, or UTF-16 with its mark.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>One character, or empty to detect it.</summary>
    public string Separator { get; init; } = "";

    /// <summary>One of the names of <see cref="DateReading.Forms"/>, or <see cref="AsItIs"/>.</summary>
    public string Dates { get; init; } = "";

    /// <summary>IANA name of the zone of dates that carry none.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Residents may see the requests.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Rows with coordinates far outside of the town are refused.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Columns that nothing else uses are kept with the request.</summary>
    public bool KeepsRest { get; init; }

    /// <summary>From a field of <see cref="ImportFields"/> to its column, as <see cref="ImportColumn.Reference"/>; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>From the file's service to a code of the catalogue, empty for one of its own, or <see cref="LeaveOut"/>.</summary>
    public IReadOnlyDictionary<string, string> Services { get; init; } = new Dictionary<string, string>();

    /// <summary>From the file's status to one of <see cref="ImportStatuses.All"/>; empty: not told.</summary>
    public IReadOnlyDictionary<string, string> Statuses { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a status can mean.</summary>
internal static class ImportStatuses
{
    public static IReadOnlyList<string> All { get; } =
        ["open", "closed", "closed:done", "closed:could_not", "closed:not_ours", "closed:no_problem_found", "closed:duplicate", "leave_out"];
}
