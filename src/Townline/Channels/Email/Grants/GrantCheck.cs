using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>Whether what was typed can be a grant.</summary>
internal static class GrantCheck
{
    private const int LongestName = 300;
    private const int LongestText = 1_000;
    private const int LongestSecret = 16_000;

    /// <summary>With its fields in the form in which they are kept.</summary>
    /// <exception cref="RuleBrokenException">A field does not hold.</exception>
    public static MailGrant Checked(MailGrant grant)
    {
        var trimmed = grant with { Endpoint = grant.Endpoint.Trim(), ClientId = grant.ClientId.Trim(), Scope = grant.Scope.Trim() };
        RuleBrokenException.Unless(IsEndpoint(trimmed.Endpoint), "mail-grant-endpoint");
        RuleBrokenException.Unless(trimmed.ClientId is { Length: > 0 and <= LongestName } id && !id.Any(char.IsControl), "mail-grant-client");
        RuleBrokenException.Unless(trimmed.Scope.Length <= LongestText && !trimmed.Scope.Any(char.IsControl), "mail-grant-scope");
        return trimmed;
    }

    public static void Secrets(string? secret, string? refreshToken)
    {
        RuleBrokenException.Unless(secret is null || IsSecret(secret), "mail-grant-secret");
        RuleBrokenException.Unless(refreshToken is null || IsSecret(refreshToken), "mail-grant-refresh");
    }

    /// <summary>Secrets go there, so over an encrypted line; a fragment it cannot have (RFC 6749, 3.2).</summary>
    private static bool IsEndpoint(string text) =>
        text.Length <= LongestText && Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { UserInfo: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsSecret(string text) => text.Length is > 0 and <= LongestSecret && !text.Any(char.IsControl);
}
