using Townline.Demo;

namespace Townline.Tests.Demo;

public class DiceTests
{
    [Fact]
    public void The_same_subject_throws_the_same_row_on_every_machine()
    {
        var dice = Dice.For("test");

        Assert.Equal([472, 245, 169, 893, 90, 990, 66, 257], Enumerable.Range(0, 8).Select(_ => dice.Below(1000)));
    }

    [Fact]
    public void Another_subject_throws_another_row()
    {
        var (one, other) = (Dice.For("one"), Dice.For("other"));

        Assert.NotEqual(Enumerable.Range(0, 8).Select(_ => one.Below(1000)), Enumerable.Range(0, 8).Select(_ => other.Below(1000)));
    }

    [Fact]
    public void Weights_are_obeyed()
    {
        var dice = Dice.For("weights");

        var counts = Enumerable.Range(0, 10_000).GroupBy(_ => dice.Weighted([1, 0, 3])).ToDictionary(g => g.Key, g => g.Count());

        Assert.DoesNotContain(1, counts.Keys);
        Assert.InRange(counts[0], 2200, 2800);
    }

    [Fact]
    public void Between_gives_both_ends()
    {
        var dice = Dice.For("between");

        Assert.Equal([3, 4, 5], Enumerable.Range(0, 200).Select(_ => dice.Between(3, 5)).Distinct().Order());
    }
}
