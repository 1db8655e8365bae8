using Townline.Platform.Storage;
using Townline.Platform.Storage.Postgres;

namespace Townline.Tests.Platform.Storage.Postgres;

public class PostgresCopyTests
{
    private static readonly InsertInto A = new("a", "x");
    private static readonly InsertInto B = new("b", "x");
    private static readonly InsertInto Upsert = InsertInto.Statement("INSERT INTO c VALUES (@p0) ON CONFLICT DO NOTHING", 1);

    [Fact]
    public void Only_long_runs_into_one_table_are_copied_and_the_order_stays()
    {
        var inserts = Many(A, 3).Concat(Many(B, 200)).Concat(Many(A, 1)).Concat(Many(A, 150)).Concat(Many(Upsert, 300)).Concat(Many(B, 99)).ToList();
        Assert.Equal([(0, 3, false), (3, 200, true), (203, 151, true), (354, 399, false)], PostgresCopy.Runs(inserts));
    }

    [Fact]
    public void Nothing_is_no_run() => Assert.Empty(PostgresCopy.Runs([]));

    private static IEnumerable<BufferedInsert> Many(InsertInto into, int count) => Enumerable.Repeat(new BufferedInsert(into, [1]), count);
}
