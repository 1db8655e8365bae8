using System.Net.Mail;

namespace Townline.Identity.Accounts;

internal static class EmailAddress
{
    /// <summary>One bare address with a domain, at most 254 characters, and not a name with an address in brackets.</summary>
    public static bool IsPlausible(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Length > 0;
}
