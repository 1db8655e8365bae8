namespace Townline.Channels.Email.Mime.Writing;

/// <summary>A mail as it goes over the line.</summary>
/// <param name="Bytes">Lines of at most 998 bytes, ended by CR LF; ASCII unless <paramref name="NeedsUtf8"/>.</param>
/// <param name="NeedsUtf8">An address in it has letters that only SMTPUTF8 (RFC 6531) carries.</param>
internal sealed record WrittenMail(byte[] Bytes, bool NeedsUtf8);
