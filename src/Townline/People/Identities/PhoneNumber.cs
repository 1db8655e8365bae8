namespace Townline.People.Identities;

/// <summary>Phone numbers in E.164: + and 7 to 15 digits. Numbers without a country code get the town's.</summary>
internal static class PhoneNumber
{
    /// <param name="countryCode">Digits of the town's own country, such as "1".</param>
    /// <returns>The number, or null when the text cannot be one.</returns>
    public static string? ToE164(string text, string countryCode)
    {
        Span<char> digits = stackalloc char[20];
        var count = 0;
        var international = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (count == 16)
                {
                    return null;
                }

                digits[count++] = c;
            }
            else if (c == '+' && count == 0 && !international)
            {
                international = true;
            }
            else if (c is not (' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0'))
            {
                return null;
            }
        }

        var number = new string(digits[..count]);
        if (!international)
        {
            number = number.StartsWith("00", StringComparison.Ordinal) ? number[2..]
                : number.StartsWith("011", StringComparison.Ordinal) && countryCode == "1" ? number[3..]
                : countryCode == "1" && number.Length == 11 && number[0] == '1' ? number
                : countryCode + number.TrimStart('0');
        }

        return number.Length is >= 7 and <= 15 && number[0] != '0' ? "+" + number : null;
    }
}
