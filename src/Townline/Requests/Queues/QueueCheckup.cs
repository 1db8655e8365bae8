using System.Runtime.CompilerServices;
using Townline.Platform.Doctor;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Requests.Queues;

/// <summary>Do the maintained counts of the queues equal what is counted?</summary>
internal sealed class QueueCheckup(Store store, TenantDirectory tenants) : ICheckup
{
    private sealed record Difference
    {
        public string Name { get; init; } = "";
        public long Missing { get; init; }
    }

    // One statement, so one moment: the difference is the same whatever others commit meanwhile, and can be added as it is.
    private const string Differences =
        """
        WITH o AS (SELECT team_id, assignee_id, due, disputed FROM requests_request WHERE tenant_id = @TenantId AND is_open = 1),
        counted AS (
            SELECT 'queue.Open' AS name, count(*) AS n FROM o
            UNION ALL SELECT 'queue.Team.' || team_id, count(*) FROM o WHERE team_id IS NOT NULL GROUP BY team_id
            UNION ALL SELECT 'queue.Mine.' || assignee_id, count(*) FROM o WHERE assignee_id IS NOT NULL GROUP BY assignee_id
            UNION ALL SELECT 'queue.Unassigned', count(*) FROM o WHERE assignee_id IS NULL
            UNION ALL SELECT 'queue.DueSoon', count(*) FROM o WHERE due = 1
            UNION ALL SELECT 'queue.Overdue', count(*) FROM o WHERE due = 2
            UNION ALL SELECT 'queue.Disputed', count(*) FROM o WHERE disputed = 1),
        kept AS (SELECT name, value AS n FROM platform_counter WHERE tenant_id = @TenantId AND name LIKE 'queue.%')
        SELECT name, CAST(sum(n) AS bigint) AS missing
        FROM (SELECT name, n FROM counted UNION ALL SELECT name, -n FROM kept) both_of_them
        GROUP BY name HAVING sum(n) <> 0 ORDER BY name
        """;

    public string Name => "queue counts";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var tenant in await tenants.All(cancel))
        {
            var wrong = await store.Write(tenant.Id, Actor.System("doctor"), unit => Compare(unit, mend), cancel);
            yield return wrong.Count == 0
                ? new Finding(Verdict.Good, $"those of {tenant.Name} are true")
                : mend
                    ? new Finding(Verdict.Attention, $"{wrong.Count:N0} of {tenant.Name} were wrong and have been mended: {Tell(wrong)}")
                    : new Finding(Verdict.Wrong, $"{wrong.Count:N0} of {tenant.Name} are wrong: {Tell(wrong)}; run this again with --mend");
        }
    }

    private static async Task<IReadOnlyList<Difference>> Compare(Unit unit, bool mend)
    {
        var wrong = await unit.Query<Difference>(Differences, new { unit.TenantId });
        if (mend)
        {
            foreach (var difference in wrong)
            {
                unit.Count(difference.Name, difference.Missing);
            }
        }

        return wrong;
    }

    private static string Tell(IReadOnlyList<Difference> wrong) => string.Join(", ", wrong.Take(5).Select(one => $"{one.Name} lacks {one.Missing}"));
}
