using System.Buffers;

namespace Townline.Channels.Email.Mime.Encodings;

/// <summary>Base64 as it comes in mails: broken lines, characters that do not belong, padding in the middle or missing.</summary>
internal static class Base64
{
    /// <summary>Decodes what can be decoded.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(text.Length) + 3];
        var status = System.Buffers.Text.Base64.DecodeFromUtf8(text, bytes, out var read, out var written);
        if (status != OperationStatus.Done || !text[read..].Trim(" \t\r\n"u8).IsEmpty)
        {
            written = DecodeLeniently(text, bytes);
        }

        Array.Resize(ref bytes, written);
        return bytes;
    }

    /// <summary>A text that is labelled base64 and is something else: it has characters which base64 has not, and not just a few.</summary>
    public static bool IsUnlikely(ReadOnlySpan<byte> text)
    {
        var (foreign, own) = (0, 0);
        foreach (var b in text[..Math.Min(text.Length, SampleLength)])
        {
            if (Value(b) >= 0 || b == '=')
            {
                own++;
            }
            else if (b is not ((byte)'\r' or (byte)'\n'))
            {
                foreign++;
            }
        }

        return foreign * MostForeign > own;
    }

    private const int SampleLength = 4096;

    /// <summary>One foreign character in so many of base64 is damage; more are another encoding.</summary>
    private const int MostForeign = 20;

    private static int DecodeLeniently(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var (bits, count, written) = (0, 0, 0);
        foreach (var b in text)
        {
            var value = Value(b);
            if (value >= 0)
            {
                bits = (bits << 6) | value;
                if (++count == 4)
                {
                    (bytes[written], bytes[written + 1], bytes[written + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
                    (written, count) = (written + 3, 0);
                }
            }
            else if (b == '=' && count > 0)
            {
                written += Rest(bits, count, bytes[written..]);
                count = 0;
            }
        }

        return written + Rest(bits, count, bytes[written..]);
    }

    /// <summary>Two characters are one byte, three are two.</summary>
    private static int Rest(int bits, int count, Span<byte> bytes)
    {
        if (count < 2)
        {
            return 0;
        }

        bits <<= 6 * (4 - count);
        bytes[0] = (byte)(bits >> 16);
        if (count == 3)
        {
            bytes[1] = (byte)(bits >> 8);
        }

        return count - 1;
    }

    private static int Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
