namespace Townline.Import.Contracts;

/// <summary>A file as it was found, and how it is read.</summary>
/// <param name="Separator">What stands between its fields.</param>
/// <param name="Rows">Number of its rows, without the header.</param>
/// <param name="Problem">Why file and mapping do not fit, as a sentence; null when they do.</param>
/// <param name="First">The first rows as they would come in; empty while there is a problem.</param>
internal sealed record ImportSheet(
    IReadOnlyList<ImportColumn> Columns,
    char Separator,
    long Rows,
    ImportChoice Choice,
    IReadOnlyList<ImportValue> Services,
    IReadOnlyList<ImportValue> Statuses,
    DateReading Dates,
    IReadOnlyList<ImportedRow> First,
    string? Problem)
{
    /// <summary>Needed fields without a column.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. ImportFields.Needed.Where(IsEmpty),
        .. IsEmpty(ImportFields.Status) && IsEmpty(ImportFields.Closed) ? new[] { ImportFields.Status } : [],
    ];

    private bool IsEmpty(string field) => Choice.Columns.GetValueOrDefault(field, "") is "";
}

/// <param name="Reference">Names it in a mapping.</param>
/// <param name="Name">As the header has it.</param>
/// <param name="Samples">Some of its values.</param>
internal sealed record ImportColumn(string Reference, string Name, IReadOnlyList<string> Samples);

/// <param name="Text">A value of the file's column.</param>
/// <param name="Count">In how many rows.</param>
internal sealed record ImportValue(string Text, long Count);

/// <summary>How the dates of the file can be read.</summary>
/// <param name="Forms">Names of the forms that read the most of the dates looked at.</param>
/// <param name="Sample">A date of the file; null when none was found.</param>
/// <param name="Reads">What the chosen form makes of it, in the town's wall time; null when it cannot be read.</param>
internal sealed record DateReading(IReadOnlyList<string> Forms, string? Sample, DateTimeOffset? Reads)
{
    /// <summary>Day and month could be either way round in every date looked at.</summary>
    public bool IsAmbiguous => Forms.Contains("month-first") && Forms.Contains("day-first");
}

/// <summary>A row as it would come in.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Refusal">Why it cannot be taken; null when it can.</param>
/// <param name="IsLeftOut">The mapping leaves it out.</param>
internal sealed record ImportedRow(long Line, string? Refusal, bool IsLeftOut)
{
    public string Id { get; init; } = "";
    public string Service { get; init; } = "";

    /// <summary>The catalogue lacks the service: it is added, not on offer.</summary>
    public bool IsNewService { get; init; }
    public bool Open { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string Description { get; init; } = "";
    public string Address { get; init; } = "";
    public double? Lat { get; init; }
    public double? Long { get; init; }
    public string OutcomeText { get; init; } = "";
}
