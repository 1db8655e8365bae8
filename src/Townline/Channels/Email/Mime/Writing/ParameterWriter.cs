using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>Writes a parameter of a field, such as a file's name: in quotes when it is short ASCII, else in the pieces of RFC 2231.</summary>
internal static class ParameterWriter
{
    private const int Longest = 60;

    /// <returns>Lines, each to stand behind "; " on its own.</returns>
    public static IEnumerable<string> Of(string name, string value)
    {
        if (value.Length <= Longest && value.All(c => c is >= ' ' and <= '~' and not ('"' or '\\')) && !value.Contains("=?", StringComparison.Ordinal))
        {
            return [$"{name}=\"{value}\""];
        }

        var pieces = Cut(Encoding.UTF8.GetBytes(value)).ToList();
        return pieces.Count == 1
            ? [$"{name}*=utf-8''{pieces[0]}"]
            : pieces.Select((piece, i) => string.Create(CultureInfo.InvariantCulture, $"{name}*{i}*={(i == 0 ? "utf-8''" : "")}{piece}"));
    }

    private static IEnumerable<string> Cut(byte[] bytes)
    {
        var piece = new StringBuilder();
        foreach (var b in bytes)
        {
            if (piece.Length + 3 > Longest - 10)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'_' ? ((char)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{b:X2}"));
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }
}
