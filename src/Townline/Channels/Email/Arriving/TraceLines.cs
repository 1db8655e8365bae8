using System.Text;

namespace Townline.Channels.Email.Arriving;

/// <summary>What the last server on a mail's way writes above it: from whom it came and for whom it was, as the envelope said (RFC 5321, 4.4).</summary>
internal static class TraceLines
{
    /// <param name="sender">Empty for nobody; null where it is not known.</param>
    /// <returns>The mail as it is kept.</returns>
    public static byte[] Before(ReadOnlySpan<byte> mail, string? sender, string recipient)
    {
        var lines = Encoding.UTF8.GetBytes($"{(sender is null ? "" : $"Return-Path: <{sender}>\r\n")}Delivered-To: {recipient}\r\n");
        var kept = new byte[lines.Length + mail.Length];
        lines.CopyTo(kept, 0);
        mail.CopyTo(kept.AsSpan(lines.Length));
        return kept;
    }
}
