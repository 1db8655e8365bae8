using System.Text;
using Townline.Import.Contracts;

namespace Townline.Import.Mapping;

/// <summary>Looks at the bytes of a file before it is read as a table.</summary>
internal static class TextCheck
{
    private const int HeadBytes = 64 * 1024;
    private const int BufferBytes = 256 * 1024;

    /// <summary>The encoding of a text: null for UTF-8 or UTF-16 with its mark, else "windows-1252", in which any bytes are letters.</summary>
    /// <exception cref="ImportRefusedException">It is empty, or no text.</exception>
    public static string? Encoding(Stream file)
    {
        var head = new byte[HeadBytes];
        var start = head.AsSpan(0, file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
        if (start.Trim(" \t\r\n\uFEFF"u8).IsEmpty)
        {
            throw new ImportRefusedException("empty");
        }

        if (start.StartsWith(new byte[] { 0xFF, 0xFE }) || start.StartsWith(new byte[] { 0xFE, 0xFF }))
        {
            return null;
        }

        if (start.StartsWith("PK"u8))
        {
            throw new ImportRefusedException("workbook");
        }

        if (start.ContainsAnyInRange((byte)0, (byte)8) || start.ContainsAnyInRange((byte)14, (byte)25))
        {
            throw new ImportRefusedException("binary");
        }

        file.Position = 0;
        return IsUtf8(file) ? null : "windows-1252";
    }

    private static bool IsUtf8(Stream file)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[BufferBytes], new char[BufferBytes + 1]);
        try
        {
            for (int read; (read = file.Read(bytes)) > 0;)
            {
                decoder.GetChars(bytes.AsSpan(0, read), letters, flush: false);
            }

            decoder.GetChars([], letters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
