using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Retention;

/// <summary>The classes of a town and what falls under them. Some dozens, read whole.</summary>
internal sealed class RetentionBook(IEnumerable<IRetained> kinds)
{
    private const int Most = 1000;
    private const int LongestCode = 40;

    /// <summary>By code.</summary>
    public async Task<IReadOnlyList<RetentionClass>> All(TownlineDb db, CancellationToken cancel = default)
    {
        var uses = (await Uses(db, cancel)).ToLookup(use => use.ClassId, use => use.Subject);
        var rows = await db.Set<RetentionClassRow>().OrderBy(row => row.Code).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(row => row.Read([.. uses[row.Id]]));
    }

    /// <summary>What falls under a class, and how much of it went; by code.</summary>
    public async Task<IReadOnlyList<RetentionUse>> Uses(TownlineDb db, CancellationToken cancel = default) => await db.Set<RetentionUse>().OrderBy(use => use.Subject).ToListAsync(cancel);

    /// <summary>All that can fall under a class: the kinds by name, of a kind its parts.</summary>
    public async Task<IReadOnlyList<RetainedSubject>> Subjects(int tenantId)
    {
        var all = new List<RetainedSubject>();
        foreach (var kind in kinds.OrderBy(kind => !kind.InParts).ThenBy(kind => kind.Name, StringComparer.Ordinal))
        {
            all.AddRange(await kind.Subjects(tenantId));
        }

        return all;
    }

    /// <summary>How many records of a subject would go now by a class, counted up to <paramref name="most"/>.</summary>
    public Task<int> CountDue(TownlineDb db, string subject, RetentionClass rule, Held held, DateTimeOffset now, int most, CancellationToken cancel) =>
        Find(subject) is var (kind, part) ? kind.CountDue(db, new RetentionOrder(part, rule, rule.Before(now), held), most, cancel) : Task.FromResult(0);

    /// <summary>The kind of a subject and the part of it; null when no module keeps such records.</summary>
    public (IRetained Kind, string Part)? Find(string subject)
    {
        var names = subject.Split(':', 2);
        return kinds.FirstOrDefault(kind => kind.Name == names[0]) is { } kind ? (kind, names.ElementAtOrDefault(1) ?? "") : null;
    }

    /// <summary>Makes or changes a class. What it names falls under it from now on, whatever it fell under before; what it no longer names is kept for good.</summary>
    /// <param name="wanted">Version as it was read; 0 for a new one.</param>
    /// <exception cref="RetentionRefusedException">It does not hold together, its code is taken, or somebody else was quicker ("stale").</exception>
    public async Task Save(Unit unit, RetentionClass wanted, string? reason)
    {
        Check(wanted);
        var row = await unit.Db.Set<RetentionClassRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == wanted.Id);
        RetentionRefusedException.Unless(row is not null || !await unit.Db.Set<RetentionClassRow>().AnyAsync(known => known.Code == wanted.Code), "code-taken", wanted.Code);
        RetentionRefusedException.Unless((row?.Version ?? 0) == wanted.Version, "stale");

        var uses = await unit.Db.Set<RetentionUse>().AsTracking().ToListAsync();
        var before = row?.Read([.. uses.Where(use => use.ClassId == wanted.Id).Select(use => use.Subject).Order(StringComparer.Ordinal)]);
        row ??= unit.Add(new RetentionClassRow { Id = wanted.Id, TenantId = unit.TenantId, Code = wanted.Code, Name = wanted.Name, Reason = wanted.Reason, Takes = wanted.Takes });
        row.Name = wanted.Name;
        row.Reason = wanted.Reason;
        row.Amount = wanted.Amount;
        row.Unit = wanted.Unit;
        row.Takes = [.. wanted.Takes.Distinct().Order()];
        row.Version++;
        Place(unit, uses, wanted);
        await unit.Db.SaveChangesAsync();
        var after = row.Read([.. wanted.Subjects.Distinct().Order(StringComparer.Ordinal)]);
        await unit.Publish(new RetentionChanged("saved", row.Id, row.Code) { Changes = before is null ? [] : Differences.Between(before, after), Reason = reason });
    }

    /// <summary>Takes a class away. What fell under it is kept for good.</summary>
    public async Task Remove(Unit unit, long id, string? reason)
    {
        var row = await unit.Db.Set<RetentionClassRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == id) ?? throw new KeyNotFoundException($"There is no class {id}.");
        await unit.Db.Set<RetentionUse>().Where(use => use.ClassId == id).ExecuteDeleteAsync();
        unit.Db.Remove(row);
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new RetentionChanged("removed", id, row.Code) { Reason = reason });
    }

    /// <summary>Does it hold together, before anybody else is asked?</summary>
    /// <exception cref="RetentionRefusedException">It does not.</exception>
    public void Check(RetentionClass wanted)
    {
        RetentionRefusedException.Unless(wanted.Code.Length is > 0 and <= LongestCode && wanted.Code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'), "code", wanted.Code);
        RetentionRefusedException.Unless(!wanted.Name.IsEmpty, "name");
        RetentionRefusedException.Unless(!wanted.Reason.IsEmpty, "reason");
        RetentionRefusedException.Unless(wanted.Amount is >= 1 and <= 1000 && Enum.IsDefined(wanted.Unit), "length");
        RetentionRefusedException.Unless(wanted.Takes.Count > 0 && wanted.Takes.All(Enum.IsDefined), "takes");
        var strange = wanted.Subjects.FirstOrDefault(subject => Find(subject) is null);
        RetentionRefusedException.Unless(strange is null, "subject", strange ?? "");
    }

    private static void Place(Unit unit, List<RetentionUse> uses, RetentionClass wanted)
    {
        foreach (var subject in wanted.Subjects.Distinct())
        {
            var use = uses.Find(known => known.Subject == subject) ?? unit.Add(new RetentionUse { TenantId = unit.TenantId, Subject = subject });
            use.ClassId = wanted.Id;
        }

        foreach (var left in uses.Where(use => use.ClassId == wanted.Id && !wanted.Subjects.Contains(use.Subject)))
        {
            unit.Db.Remove(left);
        }
    }
}
