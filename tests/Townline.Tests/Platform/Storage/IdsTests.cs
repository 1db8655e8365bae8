using Townline.Platform.Storage;

namespace Townline.Tests.Platform.Storage;

public class IdsTests
{
    [Fact]
    public void Ids_taken_at_once_are_all_different()
    {
        var ids = new long[200_000];
        Parallel.For(0, ids.Length, i => ids[i] = Ids.Next());
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_later_id_is_larger_also_when_the_clock_steps_back()
    {
        var now = TimeProvider.System.GetUtcNow();
        var first = Ids.Next(now);
        Assert.True(Ids.Next(now.AddHours(-1)) > first);
        Assert.True(Ids.Next(now) > first);
    }

    [Fact]
    public void A_later_id_is_larger_also_when_the_process_gets_a_smaller_node_number()
    {
        // Numbers that no storage leases in these tests.
        var now = TimeProvider.System.GetUtcNow();
        Ids.UseNode(Ids.MaxNode);
        var first = Ids.Next(now);
        Ids.UseNode(Ids.MaxNode - 1);
        Assert.True(Ids.Next(now) > first);
    }
}
