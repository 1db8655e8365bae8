using System.Globalization;

namespace Townline.Channels.Email.Listener;

/// <summary>A piece of a mail as BDAT sends it (RFC 3030): so many bytes, without any line being looked at.</summary>
/// <param name="Left">Bytes that are still to come.</param>
internal readonly record struct Chunk(long Left, bool IsLast)
{
    /// <param name="argument">"1000" or "1000 LAST".</param>
    /// <returns>Null when it is not written so.</returns>
    public static Chunk? Read(string argument)
    {
        var words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 1 or 2
            && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            && (words.Length == 1 || words[1].Equals("LAST", StringComparison.OrdinalIgnoreCase))
                ? new Chunk(bytes, words.Length == 2)
                : null;
    }
}
