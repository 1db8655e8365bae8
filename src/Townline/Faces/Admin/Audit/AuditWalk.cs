using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Audit;

/// <summary>
/// Goes through the log from its end. About one thing it stands on the index by subject; anything else is looked for along the key of the log, a stretch of lines
/// at a time, and ends after so many that a rare thing in a log of years is found by going on, never by one endless question.
/// </summary>
internal sealed class AuditWalk(IRequestQueries requests)
{
    /// <summary>Lines of the log that one statement goes over.</summary>
    internal const int Stretch = 20_000;

    /// <summary>Stretches that one page goes over.</summary>
    internal const int Stretches = 10;

    /// <param name="db">Reads of this town.</param>
    /// <param name="before">Only lines before this number of the log; null begins at the end.</param>
    /// <param name="take">Most lines to find.</param>
    /// <param name="stretches">Most stretches to go over.</param>
    public async Task<AuditPage> Page(TownlineDb db, Tenant town, AuditFilter filter, long? before, int take, int stretches, CancellationToken cancel)
    {
        var top = before ?? (await db.Set<EventRow>().OrderByDescending(row => row.Seq).Select(row => (long?)row.Seq).FirstOrDefaultAsync(cancel) ?? 0) + 1;
        var matching = await Matching(db, town, filter, cancel);
        if (!string.IsNullOrWhiteSpace(filter.Subject))
        {
            return Cut(await matching.Where(row => row.Seq < top).OrderByDescending(row => row.Seq).Take(take + 1).ToListAsync(cancel), take, null);
        }

        var found = new List<EventRow>();
        for (var i = 0; i < stretches && top > 1 && found.Count <= take; i++)
        {
            var (upper, lower) = (top, top - Stretch);
            found.AddRange(await matching.Where(row => row.Seq < upper && row.Seq >= lower).OrderByDescending(row => row.Seq).Take(take + 1 - found.Count).ToListAsync(cancel));
            top = lower;
        }

        return Cut(found, take, top > 1 ? top : null);
    }

    private static AuditPage Cut(List<EventRow> found, int take, long? lookedTo) =>
        found.Count > take ? new AuditPage(found[..take], found[take - 1].Seq, false) : new AuditPage(found, lookedTo, lookedTo is not null);

    private async Task<IQueryable<EventRow>> Matching(TownlineDb db, Tenant town, AuditFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<EventRow>().AsQueryable();
        if (Enum.TryParse<ActorKind>(filter.Who, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(filter.Who![0]))
        {
            rows = rows.Where(row => row.ActorKind == kind);
        }
        else if (Id(filter.Who) is { } staff)
        {
            rows = rows.Where(row => row.ActorKind == ActorKind.Staff && row.ActorId == staff);
        }

        if (filter.Kind?.Trim() is { Length: > 0 } begin)
        {
            rows = rows.Where(row => row.Kind.StartsWith(begin));
        }

        if (!string.IsNullOrWhiteSpace(filter.Subject))
        {
            var subject = await Subject(town, filter.Subject, cancel);
            rows = rows.Where(row => row.SubjectId == subject);
        }

        if (AuditFilter.Day(filter.From) is { } from)
        {
            var at = Midnight(town, from);
            rows = rows.Where(row => row.At >= at);
        }

        if (AuditFilter.Day(filter.To) is { } to && to < DateOnly.MaxValue)
        {
            var at = Midnight(town, to.AddDays(1));
            rows = rows.Where(row => row.At < at);
        }

        if (filter.Words?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            rows = rows.Where(row => row.Why!.ToLower().Contains(words) || row.Data.ToLower().Contains(words));
        }

        return rows;
    }

    /// <summary>The id of what is meant; -1, of which there is nothing, when it can be nothing.</summary>
    private async Task<long> Subject(Tenant town, string typed, CancellationToken cancel)
    {
        if (Reference.Parse(typed) is { } number && await requests.ByNumber(town.Id, number, cancel) is { } request)
        {
            return request.Id;
        }

        return Id(typed) ?? -1;
    }

    private static DateTimeOffset Midnight(Tenant town, DateOnly day)
    {
        var zone = town.Zone;
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static long? Id(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>Newest first.</summary>
/// <param name="Older">Where older lines go on; null at the beginning of the log.</param>
/// <param name="LookedFar">As many were looked through as one page does, and there may be more.</param>
internal sealed record AuditPage(IReadOnlyList<EventRow> Rows, long? Older, bool LookedFar);
