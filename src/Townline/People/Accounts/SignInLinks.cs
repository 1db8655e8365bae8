using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.People.Accounts;

/// <inheritdoc/>
internal sealed class SignInLinks(Proofs proofs, ResidentSessions sessions, TimeProvider time) : ISignInLinks
{
    /// <summary>Mails to one address in the life of a link, and in a day: somebody else may be typing it.</summary>
    private const int MostAtOnce = 3;
    private const int MostInADay = 10;

    public async Task<string?> Ask(Unit unit, Tenant town, SignInOrder order)
    {
        var address = IdentityForm.Of(IdentityKind.Email, order.Address) ?? throw new ArgumentException("This is no address.", nameof(order));
        var day = unit.Now.AddDays(-1);

        // By IX_people_sign_in_link_tenant_id_address_asked_at.
        var mailed = await unit.Db.Set<SignInLink>()
            .Where(link => link.Address == address && link.AskedAt > day && link.Mailed == 1)
            .OrderByDescending(link => link.AskedAt)
            .Select(link => link.AskedAt)
            .Take(MostInADay)
            .ToListAsync();
        var mayMail = mailed.Count < MostInADay && mailed.Count(at => at > unit.Now - AskedLink.Life) < MostAtOnce;
        var secret = Secrets.Signed(town);
        unit.Add(new SignInLink
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            Hash = Secrets.Hash(secret)!,
            Browser = Secrets.Hash(order.Browser)!,
            Code = LinkCode.New(),
            Address = address,
            Display = order.Address.Trim(),
            Language = order.Language,
            AskedAt = unit.Now,
            Mailed = mayMail ? 1 : 0,
        });
        return mayMail ? secret : null;
    }

    public async Task<AskedLink?> Asked(TownlineDb db, string browser, CancellationToken cancel)
    {
        var (hash, since) = (Secrets.Hash(browser), time.GetUtcNow() - AskedLink.Life);
        var link = await db.Set<SignInLink>().Where(link => link.Browser == hash && link.AskedAt > since).OrderByDescending(link => link.Id).FirstOrDefaultAsync(cancel);
        return link is null ? null : new AskedLink(link.Display, LinkCode.Shown(link.Code), link.AskedAt + AskedLink.Life);
    }

    public async Task<GoodLink?> Find(TownlineDb db, Tenant town, string? secret, string? browser, CancellationToken cancel)
    {
        if (await Good(db, town, secret, time.GetUtcNow(), cancel) is not { } link)
        {
            return null;
        }

        var isSame = link.Browser == Secrets.Hash(browser);
        return new GoodLink(isSame ? link.Display : MaskedValue.Of(link.Display), isSame);
    }

    public async Task<LinkUse> Use(Unit unit, Tenant town, string? secret, string? browser, string? code, string? device)
    {
        if (await Good(unit.Db, town, secret, unit.Now, CancellationToken.None) is not { } link)
        {
            return new LinkUse(LinkOutcome.Gone);
        }

        if (link.Browser != Secrets.Hash(browser))
        {
            // A try is counted before it is looked at, so that many at once are not more than the same one after another.
            if (await Change(unit, link.Id, "tries = tries + 1") == 0)
            {
                return new LinkUse(LinkOutcome.Gone);
            }

            if (!LinkCode.Matches(link.Code, code))
            {
                return new LinkUse(link.Tries + 1 < SignInLink.MostTries ? LinkOutcome.WrongCode : LinkOutcome.Gone);
            }
        }
        else if (await Change(unit, link.Id, "tries = tries") == 0)
        {
            return new LinkUse(LinkOutcome.Gone);
        }

        await unit.Execute("UPDATE people_sign_in_link SET used_at = @Now WHERE tenant_id = @TenantId AND id = @Id", new { unit.Now, unit.TenantId, link.Id });
        var identity = await proofs.Prove(unit, link.Address, link.Display, link.Language);
        return new LinkUse(LinkOutcome.SignedIn, await sessions.Open(unit, identity, device));
    }

    /// <summary>Of two who come at once, one changes the row and the other finds it used.</summary>
    private static Task<int> Change(Unit unit, long id, string change) => unit.Execute(
        $"UPDATE people_sign_in_link SET {change} WHERE tenant_id = @TenantId AND id = @id AND used_at IS NULL AND tries < @MostTries",
        new { unit.TenantId, id, SignInLink.MostTries });

    private static async Task<SignInLink?> Good(TownlineDb db, Tenant town, string? secret, DateTimeOffset now, CancellationToken cancel)
    {
        if (!Secrets.IsSigned(town, secret))
        {
            return null;
        }

        var (hash, since) = (Secrets.Hash(secret), now - AskedLink.Life);
        return await db.Set<SignInLink>().AsNoTracking().FirstOrDefaultAsync(
            link => link.Hash == hash && link.UsedAt == null && link.Tries < SignInLink.MostTries && link.AskedAt > since, cancel);
    }
}
