using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Fetching;

/// <summary>A mailbox that this process fetches now.</summary>
/// <param name="Validity">UIDVALIDITY of its folder, 0 when nobody has looked yet.</param>
/// <param name="LastUid">Up to where everything is stored.</param>
/// <param name="Version">Of the settings that are used.</param>
internal sealed record FetchJob(int TenantId, MailSourceInfo Source, string SealedSecret, uint Validity, uint LastUid, int Failures, int Version);
