using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Storage;

namespace Townline.People.Accounts;

/// <inheritdoc/>
internal sealed class ResidentSessions(TimeProvider time) : IResidentSessions
{
    private const int LongestDevice = 300;

    /// <returns>The secret for the cookie: a new one each time, so that nobody can have brought it along.</returns>
    public async Task<string> Open(Unit unit, PersonIdentity identity, string? device)
    {
        var secret = Secrets.New();
        unit.Add(new ResidentSession
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            Hash = Secrets.Hash(secret)!,
            AccountId = identity.AccountId!.Value,
            IdentityId = identity.Id,
            Since = unit.Now,
            Device = device is { Length: > LongestDevice } ? device[..LongestDevice] : device,
        });
        await unit.Publish(new ResidentSignedIn(identity.PersonId));
        return secret;
    }

    public async Task<SignedInResident?> Find(TownlineDb db, string? secret, int days, CancellationToken cancel)
    {
        if (Secrets.Hash(secret) is not { } hash)
        {
            return null;
        }

        var oldest = time.GetUtcNow().AddDays(-days);
        var found = await (
            from session in db.Set<ResidentSession>()
            join identity in db.Set<PersonIdentity>() on session.IdentityId equals identity.Id
            join person in db.Set<Person>() on identity.PersonId equals person.Id
            where session.Hash == hash && session.Since > oldest
                && identity.AccountId == session.AccountId && identity.VerifiedAt != null && identity.Standing == IdentityStanding.Theirs
            select new { session.AccountId, session.IdentityId, session.Since, identity.Display, Root = person.RootId ?? person.Id }).FirstOrDefaultAsync(cancel);
        return found is null ? null : new SignedInResident(found.AccountId, found.IdentityId, found.Root, found.Display, found.Since);
    }

    public async Task<IReadOnlyList<OwnShare>> Shares(TownlineDb db, long accountId, CancellationToken cancel)
    {
        var own = await db.Set<PersonIdentity>().AsNoTracking()
            .Where(identity => identity.AccountId == accountId && identity.VerifiedAt != null && identity.Standing == IdentityStanding.Theirs)
            .ToListAsync(cancel);
        var shares = new List<OwnShare>();
        foreach (var identity in own)
        {
            var isWhole = await IsWhole(db, identity, cancel);
            shares.AddRange((await Clusters.Of(db, identity.PersonId, cancel)).Select(person => new OwnShare(person, isWhole, [AddressMark.Of(identity.Value)])));
        }

        return [.. shares.GroupBy(share => share.PersonId).Select(same => new OwnShare(same.Key, same.Any(share => share.IsWhole), [.. same.SelectMany(share => share.Marks).Distinct()]))];
    }

    public async Task End(Unit unit, string? secret)
    {
        if (Secrets.Hash(secret) is { } hash)
        {
            await unit.Execute("DELETE FROM people_session WHERE tenant_id = @TenantId AND hash = @hash", new { unit.TenantId, hash });
        }
    }

    public Task<int> EndAll(Unit unit, long accountId) =>
        unit.Execute("DELETE FROM people_session WHERE tenant_id = @TenantId AND account_id = @accountId", new { unit.TenantId, accountId });

    /// <summary>
    /// Whoever proves an address has proved that they have it, and not that they are the person with whom somebody wrote it down. All of that person is theirs only
    /// when staff said so, or when the person began with this address and was never known by anything else.
    /// </summary>
    private static async Task<bool> IsWhole(TownlineDb db, PersonIdentity identity, CancellationToken cancel) =>
        identity.ByLink == 0
        || (await db.Set<Person>().AnyAsync(person => person.Id == identity.PersonId && person.CreatedAt == identity.CreatedAt, cancel)
            && !await db.Set<PersonIdentity>().AnyAsync(
                other => other.PersonId == identity.PersonId && other.Id != identity.Id && !(other.AccountId == identity.AccountId && other.VerifiedAt != null), cancel));
}
