namespace Townline.Channels.Email.Listener;

/// <summary>What the sending server says about a mail, beside the mail.</summary>
/// <param name="From">Where failures are reported to; empty for a mail that must not be answered.</param>
/// <param name="Recipients">As given, in their order; at least one.</param>
/// <param name="IsUtf8">Announced with SMTPUTF8: its header fields may be UTF-8.</param>
internal sealed record SmtpEnvelope(string From, IReadOnlyList<string> Recipients, bool IsUtf8 = false);
