using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <inheritdoc cref="IStaffNews"/>
internal sealed class NewsBook(Store store, ChangeSignals signals) : IStaffNews
{
    /// <summary>Asked with every message that comes in.</summary>
    private readonly TenantCache<IReadOnlyDictionary<long, NewsChoice>> _chosen = new(signals, tenant => Load(store, tenant), NewsChanged.Prefix);

    public async ValueTask<NewsChoice> Of(int tenantId, long staffId) => (await _chosen.Get(tenantId)).GetValueOrDefault(staffId) ?? NewsChoice.Usual;

    public Task Choose(Unit unit, long staffId, IReadOnlyList<NewsKind> wanted, string? language) => Save(unit, "chosen", staffId, [.. wanted.Intersect(IStaffNews.Choices)], language);

    public async Task Stop(Unit unit, long staffId) => await Save(unit, "stopped", staffId, [], (await Of(unit.TenantId, staffId)).Language);

    public async Task TryAgain(Unit unit, long staffId)
    {
        if (await unit.Execute("UPDATE work_news_choice SET dead_address = NULL, dead_since = NULL, dead_because = NULL WHERE staff_id = @staffId AND tenant_id = @TenantId AND dead_address IS NOT NULL", new { staffId, unit.TenantId }) == 1)
        {
            await unit.Publish(new NewsChanged("again", staffId));
        }
    }

    /// <summary>By IX_work_news_staff_id_request_id.</summary>
    public Task Seen(Unit unit, long requestId, long staffId) =>
        unit.Execute("DELETE FROM work_news WHERE staff_id = @staffId AND request_id = @requestId AND mail_id IS NULL AND tenant_id = @TenantId", new { staffId, requestId, unit.TenantId });

    /// <summary>Mails to this address come back: none goes there until the member says so, or has another address.</summary>
    internal async Task MarkDead(Unit unit, long staffId, string address, string because)
    {
        var usual = JsonColumn.Write(NewsChoice.Usual.Wanted);
        await unit.Execute(
            """
            INSERT INTO work_news_choice (staff_id, tenant_id, wanted, dead_address, dead_since, dead_because) VALUES (@staffId, @TenantId, @usual, @address, @Now, @because)
            ON CONFLICT (staff_id) DO UPDATE SET dead_address = excluded.dead_address, dead_since = excluded.dead_since, dead_because = excluded.dead_because
            """,
            new { staffId, unit.TenantId, usual, address, unit.Now, because });
        await unit.Publish(new NewsChanged("dead-end", staffId));
    }

    private static async Task Save(Unit unit, string what, long staffId, IReadOnlyList<NewsKind> wanted, string? language)
    {
        await unit.Execute(
            """
            INSERT INTO work_news_choice (staff_id, tenant_id, wanted, language) VALUES (@staffId, @TenantId, @wanted, @language)
            ON CONFLICT (staff_id) DO UPDATE SET wanted = excluded.wanted, language = excluded.language
            """,
            new { staffId, unit.TenantId, wanted = JsonColumn.Write(wanted), language });
        await unit.Publish(new NewsChanged(what, staffId));
    }

    private static async Task<IReadOnlyDictionary<long, NewsChoice>> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<NewsChoiceRow>().ToDictionaryAsync(row => row.StaffId, row => row.Read());
    }
}
