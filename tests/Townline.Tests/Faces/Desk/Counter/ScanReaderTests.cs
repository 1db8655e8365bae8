using Townline.Faces.Desk.Counter;
using Townline.Requests.Contracts;

namespace Townline.Tests.Faces.Desk.Counter;

public class ScanReaderTests
{
    private static readonly long Number = Reference.Of(100001);

    [Fact]
    public void References_and_links_are_read_as_scanners_type_them()
    {
        foreach (var typed in new[] { $"{Number}", $" {Number}\n", $"https://town.example/track/{Number}/ABCDEFGHJK", $"http://localhost:5311/track/{Number}/ABCDEFGHJK?x=1", $"https://town.example/requests/{Number}" })
        {
            Assert.Equal(new ScanReader(Number, null, null), ScanReader.Read(typed));
        }

        Assert.Equal(new ScanReader(null, 382833439927173122, null), ScanReader.Read("https://town.example/counter/number/382833439927173122/ABCDEFGHJK"));
        Assert.Equal(new ScanReader(null, null, 27), ScanReader.Read("27"));
        Assert.Equal(new ScanReader(null, null, 1000), ScanReader.Read("1000"));
        Assert.Equal(new ScanReader(null, null, null), ScanReader.Read("10000"));
    }

    [Fact]
    public void A_short_number_that_could_be_a_reference_is_looked_up_as_both()
    {
        var reference = Reference.Of(102);
        Assert.Equal(new ScanReader(reference, null, (int)reference), ScanReader.Read($"{reference}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("hello")]
    [InlineData("1000011")]
    [InlineData("https://town.example/track/99999999999999999999999/X")]
    public void What_is_none_of_them_finds_nothing(string? typed) => Assert.Equal(new ScanReader(null, null, null), ScanReader.Read(typed));
}
