using Townline.Identity.Contracts;

namespace Townline.Channels.Open311;

/// <summary>The api_key of a call.</summary>
internal static class KeyCheckOf
{
    /// <summary>Demands a key that may submit.</summary>
    /// <returns>Id of the key.</returns>
    /// <exception cref="Open311Exception">403 without a good key, 429 over its limit.</exception>
    public static async Task<long?> Submit(Call call)
    {
        var check = await call.Http.CheckKey(ApiScopes.Open311Submit, Open311Channel.ChannelName);
        return check.Verdict switch
        {
            KeyVerdict.Good => check.KeyId,
            KeyVerdict.TooMany => throw TooMany(call, "key.too-many", check),
            KeyVerdict.Guessing => throw TooMany(call, "key.too-many-wrong", check),
            KeyVerdict.Missing => throw Open311Exception.Forbidden(call.Words["open311.key-missing"]),
            KeyVerdict.WrongScope => throw Open311Exception.Forbidden(call.Words["key.wrong-scope", ApiScopes.Open311Submit]),
            _ => throw Open311Exception.Forbidden(call.Words["key.unknown"]),
        };
    }

    private static Open311Exception TooMany(Call call, string key, KeyCheck check) => new(429, new Open311Error(429, call.Words[key])) { RetryAfter = check.RetryAfter };

    /// <summary>Was a key given that may read what is not public? Reading needs none, so a wrong one is no error.</summary>
    public static async Task<bool> MayReadPrivate(Call call) =>
        (call.Arguments.Text("api_key") is not null || call.Http.Request.Headers.Authorization.Count > 0)
        && (await call.Http.CheckKey(ApiScopes.Open311Read, Open311Channel.ChannelName)).Good;
}
