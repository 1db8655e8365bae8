using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>Two persons who may be the same, and what a clerk said to it. A refusal is kept for ever.</summary>
internal sealed class Pair : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>The one with the smaller id.</summary>
    public long FirstId { get; init; }
    public long SecondId { get; init; }

    /// <summary>Bits; see <see cref="PairScore"/>.</summary>
    public double Score { get; set; }
    public MatchBand Band { get; set; }

    /// <summary>How the fields agree; see <see cref="PairScore.Pattern"/>.</summary>
    public required string Pattern { get; set; }
    public PairVerdict Verdict { get; set; }
    public DateTimeOffset FoundAt { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public long? DecidedById { get; set; }

    /// <summary>Writes a pair that was found; of one that is known and not decided on, the score.</summary>
    internal static InsertInto Found { get; } = InsertInto.Statement(
        """
        INSERT INTO people_pair (id, tenant_id, first_id, second_id, score, band, pattern, verdict, found_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, @p7)
        ON CONFLICT (first_id, second_id) DO UPDATE SET score = excluded.score, band = excluded.band, pattern = excluded.pattern WHERE people_pair.verdict = 0
        """,
        8);
}

internal enum PairVerdict
{
    Open = 0,
    Same = 1,
    Different = 2,
}
