using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Inquiries;

/// <inheritdoc/>
internal sealed class InquiryQueries(Store store) : IInquiryQueries
{
    private const int MostOfRequest = 200;

    /// <summary>How many of the newest are looked at for whom was asked.</summary>
    private const int MostBefore = 300;
    private const int MostAddresses = 40;

    public async Task<Inquiry?> Find(int tenantId, long id, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<InquiryRow>().FirstOrDefaultAsync(row => row.EntryId == id, cancel))?.Read();
    }

    // By IX_conversations_inquiry_request_id_entry_id.
    public async Task<IReadOnlyList<Inquiry>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel) =>
        [.. (await db.Set<InquiryRow>().Where(row => row.RequestId == requestId).OrderByDescending(row => row.EntryId).Take(MostOfRequest).ToListAsync(cancel)).OrderBy(row => row.EntryId).Select(row => row.Read())];

    // By IX_conversations_inquiry_tenant_id_entry_id, from its end.
    public async Task<IReadOnlyList<string>> AskedBefore(TownlineDb db, CancellationToken cancel) =>
    [
        .. (await db.Set<InquiryRow>().Where(row => row.TenantId == db.TenantId).OrderByDescending(row => row.EntryId).Take(MostBefore).ToListAsync(cancel))
            .Select(row => row.Parts.Address).Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses),
    ];
}
