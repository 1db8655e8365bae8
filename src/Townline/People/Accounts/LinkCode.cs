using System.Security.Cryptography;
using System.Text;

namespace Townline.People.Accounts;

/// <summary>Six letters and digits that a person carries from one screen to another: 30 random bits in Crockford's base 32 (no I, L, O, U), shown as "7KQ 2M9".</summary>
internal static class LinkCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 6;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    public static string Shown(string code) => $"{code[..(Length / 2)]} {code[(Length / 2)..]}";

    /// <summary>Compares in constant time; case, blanks, hyphens and letters that people take for others do not matter.</summary>
    public static bool Matches(string code, string? typed)
    {
        var normal = (typed ?? "").ToUpperInvariant().Replace(" ", "").Replace("-", "").Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(normal), Encoding.UTF8.GetBytes(code));
    }
}
