using Townline.Platform.Words;

namespace Townline.Platform.Retention;

/// <summary>How long records are kept after a matter is over, why, and what goes then. Kinds of records name one; those that name none are kept for good.</summary>
/// <param name="Code">By which files of settings know it; never changes.</param>
/// <param name="Reason">In plain words, for those who ask.</param>
/// <param name="Amount">1 to 1,000 of <paramref name="Unit"/>.</param>
/// <param name="Takes">What goes of a request; of other kinds of records all goes. Never empty.</param>
/// <param name="Version">Grows with every change; 0 for one that is new.</param>
internal sealed record RetentionClass(long Id, string Code, LocalText Name, LocalText Reason, int Amount, KeepUnit Unit, IReadOnlyList<Taken> Takes, int Version)
{
    /// <summary>What falls under it, by code (see <see cref="RetainedSubject"/>).</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>What ended before this moment goes.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => Unit switch
    {
        KeepUnit.Days => now.AddDays(-Amount),
        KeepUnit.Months => now.AddMonths(-Amount),
        _ => now.AddYears(-Amount),
    };

    public bool Take(Taken part) => Takes.Contains(part);
}

internal enum KeepUnit
{
    Days = 0,
    Months = 1,
    Years = 2,
}

/// <summary>A part of a request that goes. What is left is what figures are made of: service, area, days, way, outcome.</summary>
internal enum Taken
{
    /// <summary>Who reported, followed and wrote, and the addresses that were written to.</summary>
    Person = 0,

    /// <summary>What was written: the report, its answers, messages, notes, tasks.</summary>
    Words = 1,

    /// <summary>Photos and documents.</summary>
    Files = 2,

    /// <summary>The exact place; its area stays.</summary>
    Place = 3,
}
