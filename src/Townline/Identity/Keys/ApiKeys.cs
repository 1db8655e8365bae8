using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Keys;

/// <inheritdoc cref="IApiKeys"/>
internal sealed class ApiKeys(Store store, KeyRing ring, KeyLimits limits, KeyUse use) : IApiKeys
{
    public async ValueTask<KeyCheck> Check(int tenantId, string? secret, string scope)
    {
        if (string.IsNullOrEmpty(secret))
            return new KeyCheck(KeyVerdict.Missing);
        if (await ring.Find(tenantId, KeySecret.Hash(secret)) is not { } key)
            return new KeyCheck(KeyVerdict.Unknown);
        if (!key.Scopes.Contains(scope))
            return new KeyCheck(KeyVerdict.WrongScope, key.Id);
        if (!limits.Take(key, out var retryAfter))
            return new KeyCheck(KeyVerdict.TooMany, key.Id, retryAfter);
        use.Seen(key);
        return new KeyCheck(KeyVerdict.Good, key.Id);
    }

    public async Task<NewApiKey> Create(int tenantId, Actor actor, ApiKeyOrder order, CancellationToken cancel = default)
    {
        Check(order);
        var secret = order.Secret ?? KeySecret.Make();
        var hash = KeySecret.Hash(secret);
        var id = await store.Write(
            tenantId,
            actor,
            async unit =>
            {
                if (await unit.Db.Set<ApiKeyRow>().AnyAsync(key => key.Hash == hash, cancel))
                    throw new ArgumentException("This secret belongs to a key already.", nameof(order));
                var key = unit.Add(
                    new ApiKeyRow
                    {
                        Id = unit.NextId(),
                        TenantId = tenantId,
                        Name = order.Name.Trim(),
                        Prefix = KeySecret.Prefix(secret),
                        Hash = hash,
                        Scopes = [.. order.Scopes.Distinct()],
                        RequestsPerMinute = order.RequestsPerMinute,
                        CreatedAt = unit.Now,
                    }
                );
                await unit.Publish(new ApiKeyCreated(key.Id, key.Name, key.Scopes, key.RequestsPerMinute));
                return key.Id;
            },
            cancel
        );
        return new NewApiKey(id, secret);
    }

    public Task<bool> Revoke(int tenantId, Actor actor, long id, CancellationToken cancel = default)
    {
        return store.Write(
            tenantId,
            actor,
            async unit =>
            {
                if (await unit.Db.Set<ApiKeyRow>().FirstOrDefaultAsync(key => key.Id == id && key.RevokedAt == null, cancel) is not { } key)
                    return false;
                key.RevokedAt = unit.Now;
                await unit.Publish(new ApiKeyRevoked(key.Id, key.Name));
                return true;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<ApiKeyView>> List(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        var keys = await db.Set<ApiKeyRow>().OrderByDescending(key => key.Id).ToListAsync(cancel);
        return [.. keys.Select(key => key.View())];
    }

    private static void Check(ApiKeyOrder order)
    {
        if (order.Name.Trim().Length is 0 or > 200)
            throw new ArgumentException("A key needs a name of 1 to 200 characters.", nameof(order));
        if (order.Scopes.Count == 0 || order.Scopes.Except(ApiScopes.All).Any())
            throw new ArgumentException($"A key needs one scope or more of: {string.Join(", ", ApiScopes.All)}.", nameof(order));
        if (order.RequestsPerMinute < 1)
            throw new ArgumentException("The limit is at least 1 request a minute.", nameof(order));
        if (order.Secret is { Length: < ApiKeyOrder.ShortestSecret })
            throw new ArgumentException($"A given secret has at least {ApiKeyOrder.ShortestSecret} characters.", nameof(order));
    }
}
