using System.Net.Mail;
using Townline.People.Contracts;

namespace Townline.People.Identities;

/// <summary>Brings an identity as typed into its one comparable form.</summary>
internal static class IdentityValue
{
    private const int Longest = 320;

    /// <summary>A short lower-case word.</summary>
    public static bool IsKind(string kind) => kind.Length is > 0 and <= 30 && kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <returns>The form to compare and store, or null when it cannot be such an identity.</returns>
    public static string? Normal(string kind, string typed, string countryCode = "1")
    {
        var text = typed.Trim();
        if (text.Length is 0 or > Longest || text.Any(char.IsControl))
        {
            return null;
        }

        return kind switch
        {
            IdentityKind.Email => Email(text),
            IdentityKind.Phone => PhoneNumber.ToE164(text, countryCode),
            IdentityKind.PostalAddress => string.Join(' ', text.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)),
            _ => text,
        };
    }

    private static string? Email(string text) =>
        MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.') ? text.ToLowerInvariant() : null;
}
