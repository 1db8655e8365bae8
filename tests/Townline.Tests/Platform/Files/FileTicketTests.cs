using Townline.Platform.Files;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files;

public class FileTicketTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task Only_the_town_that_made_a_ticket_knows_it()
    {
        var town = await towns.Fresh(Engine.SQLite);
        var other = await town.AddTown("otherton");
        var ticket = FileTicket.Of(town.Tenant, 42).ToString();

        Assert.True(FileTicket.TryRead(town.Tenant, ticket, out var read));
        Assert.Equal(42, read.FileId);
        Assert.False(FileTicket.TryRead(other, ticket, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("42.")]
    [InlineData("-42.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("42.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("42.é.x")]
    public async Task A_made_up_ticket_is_none(string? text)
    {
        var town = await towns.On(Engine.SQLite);
        Assert.False(FileTicket.TryRead(town.Tenant, text, out _));
    }
}
