using System.Net;
using System.Text.Json;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>What a token endpoint answered (RFC 6749, 5.1 and 5.2).</summary>
internal static class TokenAnswer
{
    private const int LongestToken = 16_000;
    private const int LongestWords = 400;

    /// <summary>When the server does not say.</summary>
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    /// <exception cref="GrantFailedException">There is no token in it.</exception>
    public static GivenToken Read(Grant grant, HttpStatusCode status, string? kind, ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } answer)
        {
            throw (int)status is >= 500 or 429
                ? new GrantFailedException(MailTrouble.TokenLater, $"{grant} answered {(int)status}.")
                : new GrantFailedException(MailTrouble.TokenNonsense, $"{grant} answered {(int)status} with {Shown(grant, kind ?? "nothing")}, not with JSON.");
        }

        if (status != HttpStatusCode.OK || Text(answer, "error") is not null)
        {
            throw Refusal(grant, status, answer);
        }

        return Text(answer, "access_token") is { } token && IsToken(token) && (Text(answer, "token_type") ?? "Bearer").Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? new GivenToken(token, Life(answer), Text(answer, "refresh_token") is { } next && IsToken(next) ? next : null)
            : throw new GrantFailedException(MailTrouble.TokenNonsense, $"{grant} answered without an access token of the kind Bearer.");
    }

    private static GrantFailedException Refusal(Grant grant, HttpStatusCode status, JsonElement answer)
    {
        var error = Text(answer, "error");
        var code = error switch
        {
            "invalid_client" or "unauthorized_client" => MailTrouble.TokenClient,
            "invalid_grant" => MailTrouble.TokenEnded,
            "invalid_scope" => MailTrouble.TokenScope,
            "server_error" or "temporarily_unavailable" or "slow_down" => MailTrouble.TokenLater,
            null => (int)status is >= 500 or 429 ? MailTrouble.TokenLater : MailTrouble.TokenNonsense,
            _ => MailTrouble.TokenRefused,
        };
        return new GrantFailedException(code, error is null ? $"{grant} answered {(int)status}." : Shown(grant, Text(answer, "error_description") is { Length: > 0 } words ? $"{error}: {words}" : error));
    }

    /// <summary>Words of the other side on one line; should it repeat a secret, without it.</summary>
    private static string Shown(Grant grant, string words)
    {
        var clean = words.Replace(grant.ClientSecret, "…", StringComparison.Ordinal).Replace(grant.RefreshToken ?? grant.ClientSecret, "…", StringComparison.Ordinal);
        var line = string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new string([.. line.Where(letter => !char.IsControl(letter)).Take(LongestWords)]);
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Between words of the log-in stands a control character, which no token may bring along.</summary>
    private static bool IsToken(string text) => text.Length is > 0 and <= LongestToken && text.All(letter => letter is > ' ' and <= '~');

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Some servers write the number as a text.</summary>
    private static TimeSpan Life(JsonElement answer)
    {
        var seconds = answer.TryGetProperty("expires_in", out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetDouble(out var number) => number,
                JsonValueKind.String when int.TryParse(value.GetString(), out var number) => number,
                _ => 0,
            }
            : 0;
        return seconds <= 0 ? UsualLife : seconds >= LongestLife.TotalSeconds ? LongestLife : TimeSpan.FromSeconds(seconds);
    }
}
