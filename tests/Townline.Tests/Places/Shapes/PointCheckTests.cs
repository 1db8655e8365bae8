using Townline.Places.Contracts;
using Townline.Places.Shapes;

namespace Townline.Tests.Places.Shapes;

public class PointCheckTests
{
    private static readonly GeoBox Town = new(new(41.4, -81.7), new(41.6, -81.5));

    [Theory]
    [InlineData(41.5, -81.6, PointProblem.None)]
    [InlineData(-81.6, 41.5, PointProblem.LooksSwapped)]
    [InlineData(40.0, -81.6, PointProblem.OutsideTown)]
    [InlineData(0, 0, PointProblem.OutsideTown)]
    [InlineData(141.5, -81.6, PointProblem.OutOfRange)]
    [InlineData(41.5, -281.6, PointProblem.OutOfRange)]
    [InlineData(double.NaN, -81.6, PointProblem.NotANumber)]
    [InlineData(41.5, double.NegativeInfinity, PointProblem.NotANumber)]
    public void It_says_what_is_wrong(double lat, double @long, PointProblem problem) => Assert.Equal(problem, PointCheck.Check(lat, @long, Town.Contains));

    [Fact]
    public void Swapped_coordinates_that_are_out_of_range_are_told_too()
    {
        var sydney = new GeoBox(new(-34, 151), new(-33.5, 151.5));
        Assert.Equal(PointProblem.LooksSwapped, PointCheck.Check(151.2, -33.9, sydney.Contains));
    }
}
