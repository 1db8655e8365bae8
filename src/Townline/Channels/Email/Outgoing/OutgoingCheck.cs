using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Whether a setup holds together.</summary>
internal static class OutgoingCheck
{
    private const int MostConnections = 50;
    private const int LongestName = 253;
    private const int LongestSecret = 4000;

    /// <summary>The setup with its fields in the form in which they are kept.</summary>
    /// <exception cref="RuleBrokenException">A field does not hold.</exception>
    public static OutgoingMailSetup Checked(OutgoingMailSetup setup, string? secret, string? dkimKey)
    {
        var checkedSetup = setup with
        {
            Host = setup.Host.Trim().ToLowerInvariant(),
            Fingerprint = NotEmpty(setup.Fingerprint)?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant(),
            User = NotEmpty(setup.User),
            Grant = setup is { Login: MailLogin.Token, Grant: { } grant } ? GrantCheck.Checked(grant) : null,
            DkimDomain = NotEmpty(setup.DkimDomain)?.ToLowerInvariant(),
            DkimSelector = NotEmpty(setup.DkimSelector)?.ToLowerInvariant(),
        };
        RuleBrokenException.Unless(IsName(checkedSetup.Host) || System.Net.IPAddress.TryParse(checkedSetup.Host, out _), "mail-host");
        RuleBrokenException.Unless(setup.Port is > 0 and < 65536, "mail-port");
        RuleBrokenException.Unless(checkedSetup.Fingerprint is null || (checkedSetup.Fingerprint.Length == 64 && checkedSetup.Fingerprint.All(char.IsAsciiHexDigit)), "mail-fingerprint");
        RuleBrokenException.Unless(checkedSetup.User is null || (checkedSetup.User.Length <= LongestName && !checkedSetup.User.Any(char.IsControl)), "mail-user");
        RuleBrokenException.Unless(checkedSetup.Grant is null || checkedSetup.User is not null, "mail-grant-user");
        RuleBrokenException.Unless(secret is null || checkedSetup.Grant is not null || (secret.Length is > 0 and <= LongestSecret && !secret.Any(char.IsControl)), "mail-secret");
        RuleBrokenException.Unless(setup.MostConnections is > 0 and <= MostConnections, "mail-connections", MostConnections);
        RuleBrokenException.Unless(checkedSetup.DkimDomain is null == checkedSetup.DkimSelector is null, "mail-dkim-both");
        RuleBrokenException.Unless(checkedSetup.DkimDomain is null || (IsName(checkedSetup.DkimDomain) && checkedSetup.DkimDomain.Contains('.', StringComparison.Ordinal)), "mail-dkim-domain");
        RuleBrokenException.Unless(checkedSetup.DkimSelector is null || IsName(checkedSetup.DkimSelector), "mail-dkim-selector");
        RuleBrokenException.Unless(dkimKey is null || DkimKey.IsKey(dkimKey), "mail-dkim-key");
        return checkedSetup;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && Array.TrueForAll(name.Split('.'), label => label.Length is > 0 and < 64 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
