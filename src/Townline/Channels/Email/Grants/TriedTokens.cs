using System.Collections.Concurrent;

namespace Townline.Channels.Email.Grants;

/// <summary>
/// Refresh tokens that were tried before they are stored. Some servers give a new one for each use and forget the old: what an administrator typed, tried
/// and then saves is the old one, and the new one has to be stored in its place.
/// </summary>
internal sealed class TriedTokens(TokenEndpoint endpoint, TimeProvider time)
{
    /// <summary>From trying to saving.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Endpoint, string ClientId, string Typed), (string Token, DateTimeOffset At)> _next = new();

    /// <inheritdoc cref="TokenEndpoint.Ask"/>
    public async Task<GivenToken> Ask(Grant typed)
    {
        if (typed.RefreshToken is not { } token)
        {
            return await endpoint.Ask(typed);
        }

        var given = await endpoint.Ask(typed with { RefreshToken = Current(typed.At.Endpoint, typed.At.ClientId, token) });
        var now = time.GetUtcNow();
        foreach (var old in _next.Where(one => now - one.Value.At > Kept).ToList())
        {
            _next.TryRemove(old);
        }

        if (given.RefreshToken is { } next)
        {
            _next[(typed.At.Endpoint, typed.At.ClientId, token)] = (next, now);
        }

        return given;
    }

    /// <summary>What is good in the place of a refresh token that was typed.</summary>
    public string Current(string endpoint, string clientId, string typed) => _next.TryGetValue((endpoint, clientId, typed), out var next) ? next.Token : typed;
}
