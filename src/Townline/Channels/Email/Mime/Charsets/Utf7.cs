using System.Runtime.InteropServices;
using System.Text;

namespace Townline.Channels.Email.Mime.Charsets;

/// <summary>UTF-7 (RFC 2152), which .NET refuses to read for good reasons; the text it gives is cleaned like any other.</summary>
internal static class Utf7
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '+')
            {
                text.Append((char)bytes[i]);
                continue;
            }

            var run = bytes[(i + 1)..];
            var length = 0;
            while (length < run.Length && Value(run[length]) >= 0)
            {
                length++;
            }

            var isClosed = length < run.Length && run[length] == '-';
            if (length == 0)
            {
                text.Append('+');
            }
            else
            {
                Append(text, run[..length]);
            }

            i += length + (isClosed ? 1 : 0);
        }

        // Half a surrogate pair becomes U+FFFD.
        return Encoding.Unicode.GetString(MemoryMarshal.AsBytes(text.ToString().AsSpan()));
    }

    /// <summary>UTF-16 in base64 without padding; bits that are left over are none.</summary>
    private static void Append(StringBuilder text, ReadOnlySpan<byte> run)
    {
        var (bits, count) = (0, 0);
        foreach (var b in run)
        {
            (bits, count) = (((bits << 6) | Value(b)) & 0x3FFFFF, count + 6);
            if (count >= 16)
            {
                count -= 16;
                text.Append((char)((bits >> count) & 0xFFFF));
            }
        }
    }

    private static int Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
