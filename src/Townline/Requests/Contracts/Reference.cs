using System.Globalization;

namespace Townline.Requests.Contracts;

/// <summary>
/// The number by which people name a request: a running number and a check digit by Damm's algorithm (H. M. Damm, 2004), which
/// catches every single wrong digit and every swap of neighbours, so that a number misheard on the phone finds nobody else's request.
/// </summary>
internal static class Reference
{
    private static readonly byte[,] Table =
    {
        { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 }, { 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
        { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 }, { 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
        { 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
    };

    /// <summary>Longest references that are looked up; 18 digits.</summary>
    private const long Largest = 999_999_999_999_999_999;

    /// <summary>The reference of a running number.</summary>
    /// <param name="number">Above 0.</param>
    public static long Of(long number) => number * 10 + Check(number);

    /// <summary>Reads what people type: blanks and hyphens do not matter.</summary>
    /// <returns>Null when it is no number or its check digit is wrong.</returns>
    public static long? Parse(string? typed)
    {
        var digits = typed?.Replace(" ", "").Replace("-", "");
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var reference) && reference is > 9 and <= Largest && Of(reference / 10) == reference
            ? reference
            : null;
    }

    private static int Check(long number)
    {
        var interim = 0;
        foreach (var digit in number.ToString(CultureInfo.InvariantCulture))
        {
            interim = Table[interim, digit - '0'];
        }

        return interim;
    }
}
