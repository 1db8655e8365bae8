using System.Collections.Concurrent;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>Signs in at mail servers with access tokens that the town need not renew: mailboxes that are fetched and the server for mail that goes out alike.</summary>
internal sealed class MailGrants(GrantBook book, TokenEndpoint endpoint, TriedTokens tried, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, (long Version, HeldToken Token)> _held = new();

    /// <summary>New refresh tokens that could not be stored in the place of an old one; nothing else knows of them.</summary>
    private readonly ConcurrentDictionary<long, (string? Old, string New)> _unstored = new();

    /// <summary>Signs in with the token of a stored grant; once more with a new one when the server refuses one that seemed good.</summary>
    /// <param name="id">Of the grant.</param>
    /// <param name="isRefused">Whether signing in failed because of the token.</param>
    /// <exception cref="GrantFailedException">There is no token, or the server does not take it.</exception>
    public async Task<T> SignIn<T>(int tenantId, long id, Func<string, Task<T>> signIn, Func<Exception, bool> isRefused, CancellationToken cancel)
    {
        var held = await Held(tenantId, id, cancel);
        var token = await held.Get(refused: null, cancel);
        try
        {
            return await signIn(token);
        }
        catch (Exception refusal) when (isRefused(refusal))
        {
            var other = await held.Get(token, cancel);
            return other == token ? throw NotLetIn(refusal) : await With(other, signIn, isRefused);
        }
    }

    /// <summary>Signs in as <see cref="SignIn"/> would, with what is typed and not stored yet, and a token of its own.</summary>
    /// <param name="secret">Null for the one that is stored.</param>
    /// <param name="refreshToken">Null for the one that is stored.</param>
    /// <param name="mayKeep">Whether stored ones may be used at all: the account is the same.</param>
    /// <exception cref="GrantFailedException">There is no token, or the server does not take it.</exception>
    /// <exception cref="RuleBrokenException">Something is missing.</exception>
    public async Task<T> Try<T>(
        int tenantId, long id, MailGrant grant, string? secret, string? refreshToken, bool mayKeep, Func<string, Task<T>> signIn, Func<Exception, bool> isRefused, CancellationToken cancel)
    {
        GrantCheck.Secrets(secret, refreshToken);
        var row = mayKeep ? await book.Find(tenantId, id, cancel) : null;
        var stored = grant.IsSameClient(row?.Info()) ? row : null;
        RuleBrokenException.Unless(secret is not null || stored?.ClientSecret is not null, "mail-grant-secret");
        RuleBrokenException.Unless(!grant.IsRefreshed || refreshToken is not null || stored?.RefreshToken is not null, "mail-grant-refresh");
        var given = grant.IsRefreshed && refreshToken is null
            ? await book.Alone(tenantId, id, current => Renew(current, grant, secret))
            : await tried.Ask(book.Open(stored, grant, secret, refreshToken) ?? throw GrantBook.Missing());
        return await With(given.AccessToken, signIn, isRefused);
    }

    private async Task<HeldToken> Held(int tenantId, long id, CancellationToken cancel)
    {
        var row = await book.Find(tenantId, id, cancel) ?? throw GrantBook.Missing();
        return _held.AddOrUpdate(id, _ => Begin(), (_, known) => known.Version == row.Version ? known : Begin()).Token;

        (long Version, HeldToken Token) Begin() => (row.Version, new HeldToken(() => Renew(tenantId, id, row.IsRefreshed), time));
    }

    private async Task<GivenToken> Renew(int tenantId, long id, bool isRefreshed) => isRefreshed
        ? await book.Alone(tenantId, id, row => Renew(row, row.Info(), secret: null))
        : await book.Find(tenantId, id) is { } row ? await Renew(row, row.Info(), secret: null) : throw GrantBook.Missing();

    /// <summary>Asks once. A new refresh token is durable before the access token that came with it is used.</summary>
    /// <param name="secret">What is typed in the place of the stored one; null for that.</param>
    private async Task<GivenToken> Renew(StoredGrant row, MailGrant grant, string? secret)
    {
        var unstored = _unstored.TryGetValue(row.Id, out var kept) && kept.Old == row.RefreshToken ? kept.New : null;
        var shown = book.Open(row, grant, secret, unstored) ?? throw GrantBook.Missing();
        var given = await endpoint.Ask(shown);
        if (shown.RefreshToken is { } old && (given.RefreshToken ?? unstored) is { } next && (next != old || unstored is not null))
        {
            _unstored[row.Id] = (row.RefreshToken, next);
            await book.Replace(row, next);
            _unstored.TryRemove(row.Id, out _);
        }

        return given;
    }

    private static async Task<T> With<T>(string token, Func<string, Task<T>> signIn, Func<Exception, bool> isRefused)
    {
        try
        {
            return await signIn(token);
        }
        catch (Exception refusal) when (isRefused(refusal))
        {
            throw NotLetIn(refusal);
        }
    }

    private static GrantFailedException NotLetIn(Exception refusal) => new(MailTrouble.TokenNotLetIn, refusal.Message, refusal);
}
