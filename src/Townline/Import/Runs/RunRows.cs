using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.Import.Runs;

/// <summary>Finds imports by their id.</summary>
internal static class RunRows
{
    public static async Task<ImportRunRow?> Find(Store store, int tenantId, long id, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<ImportRunRow>().FirstOrDefaultAsync(run => run.Id == id, cancel);
    }

    /// <summary>To be changed in this unit.</summary>
    public static Task<ImportRunRow?> Tracked(Unit unit, long id) => unit.Db.Set<ImportRunRow>().AsTracking().FirstOrDefaultAsync(run => run.Id == id);

    /// <summary>Forgets what it refused.</summary>
    public static Task ForgetRejections(Unit unit, long id) => unit.Db.Set<ImportRejectionRow>().Where(row => row.RunId == id).ExecuteDeleteAsync();
}
