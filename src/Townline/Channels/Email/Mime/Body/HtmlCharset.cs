using System.Text;

namespace Townline.Channels.Email.Mime.Body;

/// <summary>The charset an HTML page names in itself, for parts whose header names none.</summary>
internal static class HtmlCharset
{
    private const int Within = 2_048;

    /// <returns>Null where none is named near the start.</returns>
    public static string? Of(ReadOnlySpan<byte> html)
    {
        var start = Encoding.Latin1.GetString(html[..Math.Min(html.Length, Within)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = start.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        var end = name.IndexOfAny("\"' ;>/");
        return end > 0 ? name[..end].ToString() : null;
    }
}
