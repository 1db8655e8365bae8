using Townline.Identity.Accounts;
using Townline.Identity.Sessions;
using Townline.Platform.Storage;

namespace Townline.Identity.SecondFactors;

/// <summary>All that somebody has beside the password, as rows.</summary>
internal static class SecondStepRows
{
    private static readonly string[] Tables = ["identity_authenticator", "identity_recovery_code", "identity_passkey"];

    /// <summary>Removes it all, and ends the sessions that were opened with it.</summary>
    public static async Task Clear(Unit unit, long staffId)
    {
        var removed = 0;
        foreach (var table in Tables)
            removed += await unit.Execute($"DELETE FROM {table} WHERE tenant_id = @TenantId AND staff_id = @staffId", new { unit.TenantId, staffId });
        await SessionRows.EndAll(unit, staffId);
        if (removed > 0)
            await unit.Publish(new SecondStepsCleared(staffId));
    }
}
