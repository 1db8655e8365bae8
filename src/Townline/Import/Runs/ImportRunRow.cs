using Townline.Import.Contracts;
using Townline.Platform.Storage;

namespace Townline.Import.Runs;

/// <summary>An import that an administrator makes, as stored. Counts and place are written with every batch in its transaction.</summary>
internal sealed class ImportRunRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string FileName { get; init; }

    /// <summary>The kept content; empty when it is no longer kept.</summary>
    public required string Sha { get; set; }

    /// <summary>Bytes of the file.</summary>
    public long Size { get; init; }

    /// <summary>The columns of the file.</summary>
    public required IReadOnlyList<string> Headers { get; set; }

    /// <summary>The map as JSON.</summary>
    public required string Map { get; set; }

    /// <summary><see cref="Maps.ImportMap.Source"/> of the map.</summary>
    public required string Source { get; set; }
    public ImportState State { get; set; }

    /// <summary>Who works on it: only the one that took it up last may go on.</summary>
    public long Worker { get; set; }

    /// <summary>Where to go on: <see cref="CsvPosition"/>.</summary>
    public long Position { get; set; }
    public long Line { get; set; }
    public long Added { get; set; }
    public long Known { get; set; }
    public long LeftOut { get; set; }
    public long Rejected { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset HeardAt { get; set; }

    public ImportTotals Totals => new(Added, Known, Rejected, LeftOut);

    public ImportHappened Happened(string what) => new(what, Id, FileName, Source, Added, Known, LeftOut, Rejected);

    public ImportRunView View() => new(Id, FileName, Size, State)
    {
        Source = Source,
        Percent = State == ImportState.Done ? 100 : (int)Math.Min(99, Position * 100 / Math.Max(Size, 1)),
        New = Added,
        Known = Known,
        LeftOut = LeftOut,
        Rejected = Rejected,
        Problem = Problem,
        CreatedAt = CreatedAt,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        HeardAt = HeardAt,
        HasFile = Sha.Length > 0,
    };

    /// <summary>Takes the counts of a beginning.</summary>
    public void Restart() => (Position, Line, Added, Known, LeftOut, Rejected, Problem) = (0, 0, 0, 0, 0, 0, null);
}

/// <summary>A row that such an import refused.</summary>
internal sealed class ImportRejectionRow : ITenantOwned
{
    public int TenantId { get; init; }
    public long RunId { get; init; }

    /// <summary>1, 2, 3… in the order of the file.</summary>
    public long Number { get; init; }

    /// <summary>Line of the file.</summary>
    public long Line { get; init; }
    public required string Reason { get; init; }

    /// <summary>The row itself, as far as it could be split.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    internal static InsertInto Into { get; } = new("import_rejection", "tenant_id", "run_id", "number", "line", "reason", "fields");
}
