using Townline.Faces.Shared.Fields;

namespace Townline.Tests.Faces.Shared.Fields;

public class PlacePartsTests
{
    [Theory]
    [InlineData("41.5", "-81.6", true)]
    [InlineData("41,5", "-81,6", true)]
    [InlineData("41.5", "", false)]
    [InlineData("91", "0", false)]
    [InlineData("0", "181", false)]
    [InlineData("NaN", "0", false)]
    [InlineData("1e1", "0", false)]
    [InlineData("north", "west", false)]
    public void A_point_is_two_numbers_on_earth(string lat, string @long, bool expected) =>
        Assert.Equal(expected, new PlaceParts { Lat = lat, Long = @long }.ToPoint() is not null);

    [Fact]
    public void A_place_survives_being_written_and_read_again()
    {
        var place = new PlaceParts { Lat = "41.5", Long = "-81.6", Address = "12 Mill Street; rear" };
        Assert.Equal(place, PlaceParts.Parse(place.ToString()));
        Assert.Equal(new PlaceParts { Address = "Mill Street" }, PlaceParts.Parse("Mill Street"));
        Assert.True(PlaceParts.Parse(null).IsEmpty);
    }
}
