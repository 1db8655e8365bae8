namespace Townline.Channels.Email.Smtp;

/// <summary>A mail with its envelope.</summary>
/// <param name="From">Where it comes back to; as it goes over the line (<see cref="Mime.Writing.WireAddress"/>), as is <paramref name="To"/>.</param>
/// <param name="Content">Lines ended by CR LF, not yet dot-stuffed.</param>
internal sealed record SmtpMail(string From, string To, ReadOnlyMemory<byte> Content, bool NeedsUtf8 = false);
