using System.Globalization;

namespace Townline.Transfer.Tables;

/// <summary>Moments as an export writes them: 2026-11-22T14:05:09.123Z.</summary>
internal static class Moments
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <returns>False for a number that is no moment of the calendar.</returns>
    public static bool TryFormat(long milliseconds, Span<byte> text, out int length)
    {
        length = 0;
        return milliseconds >= First && milliseconds <= Last
            && DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.TryFormat(text, out length, Format, CultureInfo.InvariantCulture);
    }

    /// <summary>The same as a string; the number itself when it is no moment.</summary>
    public static string Text(long milliseconds) => milliseconds >= First && milliseconds <= Last
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)
        : milliseconds.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It is not written so.</exception>
    public static long Parse(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
