using System.Runtime.CompilerServices;
using Dapper;
using Townline.Platform.Doctor;
using Townline.Platform.Storage;

namespace Townline.Platform.Outbox;

/// <summary>Is work being done, and was any given up?</summary>
internal sealed class OutboxCheckup(Store store, TimeProvider time) : ICheckup
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public string Name => "waiting work";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var late = await reader.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM platform_outbox WHERE dead = 0 AND due_at <= @before AND lease_until <= @now",
            new { before = time.GetUtcNow() - Late, now = time.GetUtcNow() });
        yield return late == 0
            ? new Finding(Verdict.Good, "nothing is late")
            : new Finding(Verdict.Attention, $"{late:N0} have been due for more than {Late.TotalMinutes:0} minutes; is a server running? See its log for warnings of the outbox");

        var dead = await reader.ExecuteScalarAsync<long>("SELECT count(*) FROM platform_outbox WHERE dead = 1");
        yield return dead == 0
            ? new Finding(Verdict.Good, "nothing was given up")
            : new Finding(Verdict.Attention, $"{dead:N0} were given up after many attempts; an administrator finds them under Administration, Dead letters");
    }
}
