using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>
/// Learning, as simply as it can be told: an agreement that stood more often in pairs that clerks accepted than in those they refused gains
/// bits, at most two; one that misled them loses. Few decisions move it little.
/// </summary>
internal static class Lessons
{
    public const double MostBits = 2;
    private const string All = "*";

    /// <summary>Decisions that weigh as much as the shipped weights.</summary>
    private const double Inertia = 10;

    /// <summary>Counts a decision, or with <paramref name="times"/> -1 takes it back.</summary>
    public static async Task Learn(Unit unit, string pattern, PairVerdict verdict, int times = 1)
    {
        var (accepted, refused) = verdict == PairVerdict.Same ? (times, 0) : (0, times);
        foreach (var part in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(All))
        {
            await unit.Execute(
                """
                INSERT INTO people_lesson (tenant_id, pattern, accepted, refused) VALUES (@TenantId, @part, @accepted, @refused)
                ON CONFLICT (tenant_id, pattern) DO UPDATE SET accepted = people_lesson.accepted + @accepted, refused = people_lesson.refused + @refused
                """,
                new { unit.TenantId, part, accepted, refused });
        }
    }

    /// <summary>Bits on top of the weights, by agreement.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> Read(TownlineDb db)
    {
        var lessons = await db.Set<Lesson>().AsNoTracking().ToListAsync();
        var all = lessons.Find(lesson => lesson.Pattern == All);
        return all is null
            ? new Dictionary<string, double>()
            : lessons.Where(lesson => lesson.Pattern != All).ToDictionary(lesson => lesson.Pattern, lesson => Bits(lesson.Accepted, lesson.Refused, all.Accepted, all.Refused));
    }

    /// <summary>Of an agreement that stood in so many accepted and refused pairs of all.</summary>
    public static double Bits(int accepted, int refused, int allAccepted, int allRefused)
    {
        var lift = Math.Log2((accepted + 1.0) / (allAccepted + 2.0)) - Math.Log2((refused + 1.0) / (allRefused + 2.0));
        var sure = (allAccepted + allRefused) / (allAccepted + allRefused + Inertia);
        return Math.Clamp(lift * sure, -MostBits, MostBits);
    }
}
