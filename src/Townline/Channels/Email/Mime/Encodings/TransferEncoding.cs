namespace Townline.Channels.Email.Mime.Encodings;

/// <summary>How the bytes of a part were made fit for travel (RFC 2045). A label that lies is not believed.</summary>
internal static class TransferEncoding
{
    /// <summary>The content behind the encoding: the same memory where nothing was encoded.</summary>
    /// <param name="label">The value of Content-Transfer-Encoding; null for none.</param>
    public static ReadOnlyMemory<byte> Decode(string? label, ReadOnlyMemory<byte> body)
    {
        switch (Normal(label))
        {
            case "quotedprintable":
                return QuotedPrintable.Decode(body.Span);
            case "base64":
                return Base64.IsUnlikely(body.Span) ? body : Base64.Decode(body.Span);
            case "uuencode" or "xuuencode" or "uue" or "xuue":
                return Uuencode.Decode(body.Span) is { } decoded ? decoded : body;
            default:
                return body;
        }
    }

    public static bool IsUuencode(string? label) => Normal(label) is "uuencode" or "xuuencode" or "uue" or "xuue";

    /// <summary>Letters and digits only: <c>"Quoted Printable"</c> is meant as the standard has it.</summary>
    private static string Normal(string? label) => string.Concat((label ?? "").Split(';', '(')[0].Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
