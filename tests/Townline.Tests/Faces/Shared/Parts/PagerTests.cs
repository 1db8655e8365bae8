using Townline.Faces.Shared.Parts;

namespace Townline.Tests.Faces.Shared.Parts;

public class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(4, 12, "1 0 3 4 5 0 12")]
    [InlineData(1, 12, "1 2 0 12")]
    [InlineData(12, 12, "1 0 11 12")]
    public void The_ends_and_the_neighbours_are_offered(int page, int pages, string expected) =>
        Assert.Equal(expected, string.Join(' ', Pager(page, pages).Numbers));

    [Fact]
    public void There_is_no_step_beyond_an_end()
    {
        Assert.Null(Pager(1, 3).PreviousHref);
        Assert.Equal("?page=2", Pager(1, 3).NextHref);
        Assert.Null(Pager(3, 3).NextHref);
    }

    private static PagerTag Pager(int page, int pages) => new(null!) { ViewContext = null!, Page = page, Pages = pages, Href = number => $"?page={number}" };
}
