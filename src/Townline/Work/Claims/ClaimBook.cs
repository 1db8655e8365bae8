using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Claims;

/// <inheritdoc/>
internal sealed class ClaimBook(TimeProvider time) : IClaims
{
    private const int MostAtOnce = 1000;
    private const string Columns = "request_id, tenant_id, number, staff_id, name, since, until, from_staff_id";

    public async Task<ClaimView?> Of(TownlineDb db, long requestId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return (await db.Set<ClaimRow>().FirstOrDefaultAsync(row => row.RequestId == requestId && row.Until > now, cancel))?.Read();
    }

    // By IX_work_claim_tenant_id_until.
    public async Task<IReadOnlyDictionary<long, ClaimView>> Now(TownlineDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return (await db.Set<ClaimRow>().Where(row => row.Until > now).OrderBy(row => row.Until).Take(MostAtOnce).ToListAsync(cancel)).ToDictionary(row => row.Number, row => row.Read());
    }

    public async Task<ClaimView> Take(Unit unit, long requestId, long number, Claimant staff, bool over = false)
    {
        var before = await Stored(unit, requestId);
        var held = before is not null && before.Until > unit.Now ? before : null;
        if (held is not null && held.StaffId != staff.StaffId && !over)
        {
            return held;
        }

        var isNew = held is null || held.StaffId != staff.StaffId;
        var claim = new ClaimView
        {
            RequestId = requestId,
            Number = number,
            StaffId = staff.StaffId,
            Name = staff.Name,
            Since = isNew ? unit.Now : held!.Since,
            Until = unit.Now + IClaims.Lease,
            FromStaffId = isNew ? held?.StaffId : held!.FromStaffId,
        };
        if (!await Write(unit, claim, before))
        {
            // Somebody wrote it a moment ago, on another node: they were first.
            return await Take(unit, requestId, number, staff, over);
        }

        if (isNew)
        {
            await unit.Publish(new ClaimHappened(held is null ? "begun" : "taken-over", requestId, number, staff.StaffId, staff.Name, claim.Until, held?.StaffId));
        }

        return claim;
    }

    public Task LetGo(Unit unit, long requestId, long staffId) => End(unit, requestId, staffId);

    /// <summary>Who holds it in this unit, besides <paramref name="staffId"/>; null when nobody does.</summary>
    internal static async Task<ClaimView?> Other(Unit unit, long requestId, long? staffId) =>
        await Stored(unit, requestId) is { } claim && claim.Until > unit.Now && claim.StaffId != staffId ? claim : null;

    internal static async Task End(Unit unit, long requestId, long? staffId)
    {
        var ended = await unit.QueryFirst<ClaimView>(
            $"DELETE FROM work_claim WHERE request_id = @requestId AND staff_id = @staffId AND tenant_id = @TenantId RETURNING {Columns}",
            new { requestId, staffId, unit.TenantId });
        if (ended is not null && ended.Until > unit.Now)
        {
            await unit.Publish(new ClaimHappened("ended", ended.RequestId, ended.Number, ended.StaffId, ended.Name, unit.Now));
        }
    }

    private static Task<ClaimView?> Stored(Unit unit, long requestId) =>
        unit.QueryFirst<ClaimView>($"SELECT {Columns} FROM work_claim WHERE request_id = @requestId AND tenant_id = @TenantId", new { requestId, unit.TenantId });

    /// <returns>False when the row is no longer as it was read.</returns>
    private static async Task<bool> Write(Unit unit, ClaimView claim, ClaimView? before)
    {
        var row = new
        {
            claim.RequestId,
            unit.TenantId,
            claim.Number,
            claim.StaffId,
            claim.Name,
            claim.Since,
            claim.Until,
            claim.FromStaffId,
            wasStaff = before?.StaffId,
            wasUntil = before?.Until,
        };
        return await unit.Execute(
            before is null
                ? $"INSERT INTO work_claim ({Columns}) VALUES (@RequestId, @TenantId, @Number, @StaffId, @Name, @Since, @Until, @FromStaffId) ON CONFLICT (request_id) DO NOTHING"
                : """
                  UPDATE work_claim SET staff_id = @StaffId, name = @Name, since = @Since, until = @Until, from_staff_id = @FromStaffId
                  WHERE request_id = @RequestId AND staff_id = @wasStaff AND until = @wasUntil
                  """,
            row) == 1;
    }
}
