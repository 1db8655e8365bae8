using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Writing;

/// <inheritdoc/>
internal sealed class DraftBook : IDrafts
{
    private const int LongestPage = 64;
    private const int MostOfAClerk = 200;
    private const int MostOnARequest = 20;

    private sealed class Stored
    {
        public int Version { get; init; }
        public string Text { get; init; } = "";
        public DateTimeOffset ChangedAt { get; init; }
    }

    // By the primary key, which begins with the request.
    public async Task<IReadOnlyList<DraftView>> OnRequest(TownlineDb db, long requestId, CancellationToken cancel) =>
        [.. (await db.Set<DraftRow>().Where(row => row.RequestId == requestId && row.Text != "").OrderByDescending(row => row.ChangedAt).Take(MostOnARequest).ToListAsync(cancel)).Select(row => row.Read())];

    // By IX_work_draft_tenant_id_staff_id_changed_at.
    public async Task<IReadOnlyList<DraftView>> Of(TownlineDb db, long staffId, CancellationToken cancel) =>
        [.. (await db.Set<DraftRow>().Where(row => row.StaffId == staffId && row.Text != "").OrderByDescending(row => row.ChangedAt).Take(MostOfAClerk).ToListAsync(cancel)).Select(row => row.Read())];

    public async Task<DraftKept> Keep(Unit unit, DraftKey key, DraftText draft)
    {
        RuleBrokenException.Unless(draft.Text.Length <= IDrafts.LongestText, "draft-long", IDrafts.LongestText);
        RuleBrokenException.Unless(draft.Parts.Length <= IDrafts.LongestText, "draft-long", IDrafts.LongestText);
        var row = Row(unit, key, draft);
        var version = await unit.QueryFirst<int?>(
            """
            INSERT INTO work_draft (request_id, staff_id, field, tenant_id, text, parts, version, seen, shared, changed_at, page, sent_page, sent_sha)
            VALUES (@RequestId, @StaffId, @Field, @TenantId, @Text, @Parts, 1, @Seen, 0, @Now, @Page, '', '')
            ON CONFLICT (request_id, staff_id, field) DO UPDATE
            SET text = excluded.text, parts = excluded.parts, version = work_draft.version + 1, seen = excluded.seen, changed_at = excluded.changed_at, page = excluded.page
            WHERE work_draft.sent_page <> @Page AND (work_draft.version = @Version OR work_draft.page = @Page OR work_draft.text = '')
            RETURNING version
            """,
            row);
        if (version is { } kept)
        {
            return new DraftKept(true, kept, draft.Text, unit.Now);
        }

        var stored = await unit.QueryFirst<Stored>("SELECT version, text, changed_at FROM work_draft WHERE request_id = @RequestId AND staff_id = @StaffId AND field = @Field", row);
        return new DraftKept(stored!.Text == draft.Text, stored.Version, stored.Text, stored.ChangedAt);
    }

    public async Task<bool> Send(Unit unit, DraftKey key, DraftText sent, string how)
    {
        // Whoever sends the same page at the same moment waits here for the first, and then finds that it is sent.
        var first = await unit.Execute(
            """
            INSERT INTO work_draft (request_id, staff_id, field, tenant_id, text, parts, version, seen, shared, changed_at, page, sent_page, sent_sha)
            VALUES (@RequestId, @StaffId, @Field, @TenantId, '', '', 1, @Seen, 0, @Now, @Page, @Page, @Sha)
            ON CONFLICT (request_id, staff_id, field) DO UPDATE
            SET text = CASE WHEN work_draft.version = @Version OR work_draft.page = @Page OR work_draft.text = @Text THEN '' ELSE work_draft.text END,
                parts = CASE WHEN work_draft.version = @Version OR work_draft.page = @Page OR work_draft.text = @Text THEN '' ELSE work_draft.parts END,
                shared = 0, version = work_draft.version + 1, changed_at = excluded.changed_at, sent_page = excluded.sent_page, sent_sha = excluded.sent_sha
            WHERE work_draft.sent_page <> @Page OR work_draft.sent_sha <> @Sha
            """,
            Row(unit, key, sent, how));
        return first == 1;
    }

    public Task Share(Unit unit, long requestId, long staffId, bool shared) => unit.Execute(
        "UPDATE work_draft SET shared = @flag WHERE request_id = @requestId AND staff_id = @staffId AND tenant_id = @TenantId AND text <> ''",
        new { flag = shared ? 1 : 0, requestId, staffId, unit.TenantId });

    public Task Forget(Unit unit, DraftKey key) => unit.Execute(
        """
        UPDATE work_draft SET text = '', parts = '', shared = 0, version = version + 1, changed_at = @Now, page = ''
        WHERE request_id = @RequestId AND staff_id = @StaffId AND field = @Field AND tenant_id = @TenantId
        """,
        new { key.RequestId, key.StaffId, key.Field, unit.TenantId, unit.Now });

    private static object Row(Unit unit, DraftKey key, DraftText draft, string how = "") => new
    {
        key.RequestId,
        key.StaffId,
        key.Field,
        unit.TenantId,
        draft.Text,
        Parts = draft.Text.Length == 0 ? "" : draft.Parts,
        draft.Version,
        draft.Seen,
        unit.Now,
        Page = NameOf(draft.Page),
        Sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{how}\n{draft.Text}"))),
    };

    /// <summary>A page without a name is a page of its own.</summary>
    private static string NameOf(string page) => page.Length is 0 or > LongestPage ? Guid.NewGuid().ToString("N") : page;
}
