using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;

namespace Townline.Import.Runs;

/// <summary>Thirty days after an import last got on it forgets its file and the rows that it refused: they hold what residents wrote. What it came to stays.</summary>
internal sealed class ImportSweeper(Store store, TimeProvider time, ILogger<ImportSweeper> log) : Sweeper("imports", TimeSpan.FromHours(6), time, log)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private const int AtOnce = 100;

    /// <returns>The number of imports that were emptied.</returns>
    public override async Task<int> Sweep(CancellationToken cancel)
    {
        var before = Time.GetUtcNow() - Kept;
        var gone = 0;
        for (int some; (some = await store.Write(0, Actor.System("import"), unit => Empty(unit, before), cancel)) > 0;)
        {
            gone += some;
        }

        return gone;
    }

    /// <summary>By the index of the contents: only imports that still have theirs are looked at.</summary>
    private static async Task<int> Empty(Unit unit, DateTimeOffset before)
    {
        var runs = await unit.Query<long>($"SELECT id FROM import_run WHERE sha > '' AND heard_at < @before LIMIT {AtOnce}", new { before });
        foreach (var id in runs)
        {
            await unit.Execute("DELETE FROM import_rejection WHERE tenant_id = (SELECT tenant_id FROM import_run WHERE id = @id) AND run_id = @id", new { id });
            await unit.Execute("UPDATE import_run SET sha = '' WHERE id = @id", new { id });
        }

        return runs.Count;
    }
}
