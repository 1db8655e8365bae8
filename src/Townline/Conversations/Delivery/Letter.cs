using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>What an answer has besides its words, as stored; only for those that have something. Fields as in <see cref="LetterParts"/>.</summary>
internal sealed class Letter : ITenantOwned
{
    public long EntryId { get; init; }
    public int TenantId { get; init; }
    public required IReadOnlyList<string> Cc { get; init; }
    public required IReadOnlyList<string> Bcc { get; init; }
    public long? QuotesEntryId { get; init; }
    public required string Signature { get; init; }

    public static Letter Of(int tenantId, long entryId, LetterParts parts) => new()
    {
        EntryId = entryId,
        TenantId = tenantId,
        Cc = parts.Cc,
        Bcc = parts.Bcc,
        QuotesEntryId = parts.QuotesEntryId,
        Signature = parts.Signature,
    };

    public LetterParts Read() => new() { Cc = Cc, Bcc = Bcc, QuotesEntryId = QuotesEntryId, Signature = Signature };
}
