using Townline.Channels.Email.Mailboxes;

namespace Townline.Channels.Email.Arriving;

/// <summary>A mail for one mailbox.</summary>
/// <param name="Recipient">The address it was sent to, as written.</param>
/// <param name="Sender">Where its failures are reported to; empty for a mail that must not be answered, null where nobody said it.</param>
/// <param name="Bytes">As it came.</param>
/// <param name="IsDelivered">It lay in a mailbox: the server there has written down sender and recipient, if it does.</param>
/// <param name="IsWanted">Somebody has said that it is no spam.</param>
internal sealed record ArrivingMail(Destination To, string Recipient, string? Sender, ReadOnlyMemory<byte> Bytes, bool IsDelivered = false, bool IsWanted = false);
