using Townline.Places.Text;

namespace Townline.Tests.Places.Text;

public class EditDistanceTests
{
    [Theory]
    [InlineData("washington", "washington", 0)]
    [InlineData("washington", "washingtn", 1)]
    [InlineData("washington", "wahsington", 1)]
    [InlineData("washington", "wasingtn", 2)]
    [InlineData("elm", "oak", 3)]
    [InlineData("", "ab", 2)]
    public void It_counts_letters_added_lost_changed_and_swapped(string left, string right, int distance)
    {
        Assert.True(EditDistance.AtMost(left, right, distance));
        Assert.True(EditDistance.AtMost(right, left, distance));
        Assert.False(distance > 0 && EditDistance.AtMost(left, right, distance - 1));
    }

    [Fact]
    public void Very_long_words_are_never_alike() => Assert.False(EditDistance.AtMost(new string('a', 500), new string('a', 500), 2));
}
