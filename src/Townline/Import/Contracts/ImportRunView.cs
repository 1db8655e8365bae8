namespace Townline.Import.Contracts;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>The mapping is being chosen.</summary>
    Draft = 0,

    /// <summary>The whole file is gone through, and nothing written.</summary>
    Checking = 1,

    /// <summary>It is known what every row comes to.</summary>
    Checked = 2,
    Running = 3,

    /// <summary>Stopped by a person; it can go on.</summary>
    Stopped = 4,
    Done = 5,

    /// <summary>It cannot go on as it is.</summary>
    Failed = 6,
}

/// <summary>An import as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="Bytes">Of the file.</param>
internal sealed record ImportRunView(long Id, string FileName, long Bytes, ImportState State)
{
    public string Source { get; init; } = "";

    /// <summary>How much of the file is behind it, 0 to 100.</summary>
    public int Percent { get; init; }
    public long New { get; init; }
    public long Known { get; init; }
    public long LeftOut { get; init; }
    public long Rejected { get; init; }

    /// <summary>Why it failed, as a sentence; empty for a file that is no longer kept.</summary>
    public string? Problem { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it last got on.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Its file is still kept.</summary>
    public bool HasFile { get; init; }

    public long Rows => New + Known + LeftOut + Rejected;

    public bool IsBusy => State is ImportState.Checking or ImportState.Running;
}
