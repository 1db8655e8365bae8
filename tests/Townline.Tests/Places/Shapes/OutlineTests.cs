using Townline.Places.Shapes;

namespace Townline.Tests.Places.Shapes;

public class OutlineTests
{
    [Fact]
    public void A_good_outline_stays_as_it_is()
    {
        var square = Draw.Square(0, 0, 1);
        var (outline, mended) = Outline.Mend(square);
        Assert.Same(square, outline);
        Assert.Null(mended);
    }

    [Fact]
    public void A_hair_line_crossing_is_mended_and_told()
    {
        var (outline, mended) = Outline.Mend(Draw.Polygon((0, 0), (1, 0), (1, 1), (0.001, 1), (0, 1.001), (0.001, 1.001), (0, 1), (0, 0)));
        Assert.True(outline.IsValid);
        Assert.Equal(1, outline.Area, 3);
        Assert.Contains("it was mended", mended, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bow_tie_is_refused_and_its_crossing_named()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Outline.Mend(Draw.Polygon((0, 0), (2, 2), (2, 0), (0, 2), (0, 0))));
        Assert.Contains("near 1, 1", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_no_outline() => Assert.Throws<ArgumentException>(() => Outline.Mend(Draw.Line((0, 0), (1, 1))));
}
