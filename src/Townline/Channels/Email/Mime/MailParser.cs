using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime;

/// <summary>Reads a mail (RFC 5322 and MIME). Any bytes give a message; nothing throws. One pass finds the parts; text, addresses and files are decoded when they are asked for.</summary>
internal static class MailParser
{
    /// <param name="bytes">The mail as it came; the message keeps pointing into it.</param>
    public static MailMessage Parse(ReadOnlyMemory<byte> bytes) => Parse(bytes, depth: 0, MailWarnings.None);

    /// <summary>Reads at most <see cref="MailLimits.MaxMessageBytes"/> of the stream, then parses.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async Task<MailMessage> Parse(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; bytes.Length <= MailLimits.MaxMessageBytes && (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        var isCut = bytes.Length > MailLimits.MaxMessageBytes;
        var kept = bytes.GetBuffer().AsMemory(0, (int)Math.Min(bytes.Length, MailLimits.MaxMessageBytes));
        return Parse(kept, depth: 0, isCut ? MailWarnings.MessageCut : MailWarnings.None);
    }

    /// <param name="depth">How deep in other messages this one is.</param>
    internal static MailMessage Parse(ReadOnlyMemory<byte> bytes, int depth, MailWarnings warnings)
    {
        var reader = new PartReader(Envelope.Strip(bytes), depth);
        var root = reader.ReadAll();
        return new MailMessage(bytes, root, warnings | reader.Warnings);
    }
}
