using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>Reads and saves the drafts of one town.</summary>
internal sealed class ReportDrafts(TownContext town, TimeProvider time)
{
    /// <summary>The draft with this id. A new one, not saved, when there is none; null when it belongs to another browser or another service.</summary>
    public async Task<DraftRow?> Open(string id, string service, string browser, CancellationToken cancel)
    {
        if (await town.Db.Set<DraftRow>().FirstOrDefaultAsync(draft => draft.Id == id, cancel) is not { } known)
        {
            return new DraftRow { Id = id, TenantId = town.TenantId, Browser = browser, Service = service, Typed = new Typed() };
        }

        known.Before = JsonColumn.Read<Typed>(JsonColumn.Write(known.Typed));
        return known.Browser == browser && known.Service == service && known.ChangedAt >= time.GetUtcNow() - DraftRow.Life ? known : null;
    }

    /// <summary>Writes down what was typed, beside what other pages of the same draft wrote meanwhile. A draft that was sent meanwhile stays as it is.</summary>
    public Task Save(DraftRow draft, CancellationToken cancel) => town.Write(
        async unit =>
        {
            // Writing first makes whoever saves the same draft now wait until this is done.
            var row = new { draft.Id, unit.TenantId, draft.Browser, draft.Service, typed = JsonColumn.Write(draft.Typed), unit.Now };
            var isOpen = await unit.Execute(
                """
                INSERT INTO portal_draft (id, tenant_id, browser, service, typed, changed_at) VALUES (@Id, @TenantId, @Browser, @Service, @typed, @Now)
                ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at
                WHERE portal_draft.tenant_id = excluded.tenant_id AND portal_draft.browser = excluded.browser AND portal_draft.number IS NULL
                """,
                row) == 1;
            if (isOpen && await unit.QueryFirst<string>("SELECT typed FROM portal_draft WHERE id = @Id", new { draft.Id }) is { } stored)
            {
                var merged = TypedMerge.Of(draft.Before, draft.Typed, JsonColumn.Read<Typed>(stored));
                await unit.Execute("UPDATE portal_draft SET typed = @merged WHERE id = @Id", new { draft.Id, merged = JsonColumn.Write(merged) });
            }
        },
        cancel);

    /// <summary>The report was sent: what was typed is forgotten, the reference is kept for the confirmation.</summary>
    public Task Sent(DraftRow draft, long requestId, long number, CancellationToken cancel) => town.Write(
        unit => unit.Execute(
            "UPDATE portal_draft SET typed = @nothing, request_id = @requestId, number = @number, changed_at = @Now WHERE id = @Id AND tenant_id = @TenantId",
            new { nothing = JsonColumn.Write(new Typed()), requestId, number, unit.Now, draft.Id, unit.TenantId }),
        cancel);
}
