using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Identity.SecondFactors;

/// <summary>Codes for the day on which the telephone is lost: 80 random bits, so that a plain SHA-256 of one can be neither guessed nor looked up.</summary>
internal static class RecoveryCodes
{
    /// <summary>How many are on a sheet.</summary>
    public const int Sheet = 10;
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>A code as it is printed: four groups of four.</summary>
    public static string Make() => string.Join('-', RandomNumberGenerator.GetString(Base32.Alphabet, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>What was typed without blanks and dashes, in capitals; null when it cannot be a code. 0, 1 and 8 are read as the letters they look like.</summary>
    public static string? Read(string typed)
    {
        var letters = new StringBuilder(Length);
        foreach (var letter in typed.ToUpperInvariant().Where(letter => letter is not (' ' or '-')))
            letters.Append(letter switch { '0' => 'O', '1' => 'I', '8' => 'B', _ => letter });
        return letters.Length == Length && letters.ToString().All(letter => Base32.Alphabet.Contains(letter, StringComparison.Ordinal)) ? letters.ToString() : null;
    }

    /// <summary>SHA-256 in hexadecimal of a code that <see cref="Read"/> gave, with its owner.</summary>
    public static string Hash(long staffId, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{staffId} {code}"))));
}
