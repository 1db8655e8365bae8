using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.Platform.Retention;

/// <summary>What is kept although its time is over: a lawsuit, an inquiry, a complaint that goes on.</summary>
internal sealed class HoldBook(IPersonGroups people)
{
    private const int LongestReason = 500;

    /// <summary>A town holds some dozens; above this it should not be a hold but a class of its own.</summary>
    private const int Most = 1000;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Hold>> All(TownlineDb db, CancellationToken cancel) =>
        await db.Set<Hold>().OrderByDescending(hold => hold.Id).Take(Most).ToListAsync(cancel);

    /// <summary>What is held now. On a unit's own context it sees what was said a moment ago.</summary>
    public async Task<Held> Now(TownlineDb db, CancellationToken cancel = default)
    {
        var holds = await db.Set<Hold>().Where(hold => hold.EndedAt == null).Select(hold => new { hold.Of, hold.SubjectId }).ToListAsync(cancel);
        if (holds.Count == 0)
        {
            return Held.Nothing;
        }

        var persons = holds.Where(hold => hold.Of == HeldThing.Person).Select(hold => hold.SubjectId).ToList();
        return new Held(
            [.. holds.Where(hold => hold.Of == HeldThing.Request).Select(hold => hold.SubjectId)],
            persons.Count == 0 ? [] : await people.Of(db, persons, cancel));
    }

    /// <exception cref="RetentionRefusedException">It is held already, nobody said why, or there are too many.</exception>
    public async Task Add(Unit unit, HeldThing of, long subject, string? reason)
    {
        RetentionRefusedException.Unless(!string.IsNullOrWhiteSpace(reason), "hold-reason");
        RetentionRefusedException.Unless(reason!.Length <= LongestReason, "hold-reason-long", LongestReason);
        RetentionRefusedException.Unless(!await unit.Db.Set<Hold>().AnyAsync(hold => hold.Of == of && hold.SubjectId == subject && hold.EndedAt == null), "hold-already");
        RetentionRefusedException.Unless(await unit.Db.Set<Hold>().Where(hold => hold.EndedAt == null).Take(Most).CountAsync() < Most, "hold-most", Most);
        unit.Add(new Hold { Id = unit.NextId(), TenantId = unit.TenantId, Of = of, SubjectId = subject, Reason = reason.Trim(), ById = unit.Actor.Id, At = unit.Now });
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new HoldChanged(subject, of, Ended: false) { Reason = reason.Trim() });
    }

    /// <summary>From now on the classes count again; what has ended already stays so.</summary>
    public async Task End(Unit unit, long id, string? reason)
    {
        var hold = await unit.Db.Set<Hold>().AsTracking().FirstOrDefaultAsync(known => known.Id == id && known.EndedAt == null);
        if (hold is not null)
        {
            (hold.EndedAt, hold.EndedById) = (unit.Now, unit.Actor.Id);
            await unit.Db.SaveChangesAsync();
            await unit.Publish(new HoldChanged(hold.SubjectId, hold.Of, Ended: true) { Reason = reason });
        }
    }
}
