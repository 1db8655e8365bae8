using Townline.Import;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Tests.Support;

namespace Townline.Tests.Import.Maps;

public sealed class MapFileTests : IDisposable
{
    private const string Own = """
        {
          // a comment is allowed
          "source": "own", "timeZone": "UTC", "dates": ["iso"], "id": "{Id}", "service": { "name": "{Kind}" },
          "status": { "text": "{State}", "values": { "Open": "open", } }, "requestedAt": "{Opened}",
          "address": [["{House} {Street}", "{Street}"], "{City}"],
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_ready_maps_are_in_the_program_and_can_be_read()
    {
        Assert.Equal(["boston", "los-angeles", "new-york"], MapFile.Names);
        Assert.All(MapFile.Names, name => Assert.Equal(name, MapFile.Load(name).Source));
    }

    [Fact]
    public void A_town_can_write_its_own()
    {
        var map = Load(Own);
        Assert.Equal([["{House} {Street}", "{Street}"], ["{City}"]], map.Address!.Pieces);
    }

    [Theory]
    [InlineData("\"address\"", "\"adress\"", "adress")]
    [InlineData("\"id\": \"{Id}\",", "", "id")]
    [InlineData("[\"iso\"]", "7", "dates")]
    [InlineData("\"{City}\"", "7", "a text is a template")]
    [InlineData("\"values\": { \"Open\": \"open\", }", "\"values\": null", "values")]
    [InlineData("{", "", "cannot be read")]
    public void A_mistake_in_it_is_told(string good, string bad, string told)
    {
        var at = Own.IndexOf(good, StringComparison.Ordinal);
        var problem = Assert.Throws<CommandFailedException>(() => Load(Own[..at] + bad + Own[(at + good.Length)..]));
        Assert.Contains(told, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("paris", "los-angeles")]
    [InlineData("no/such.json", "no/such.json")]
    public void A_map_that_is_not_there_is_told(string name, string told) =>
        Assert.Contains(told, Assert.Throws<CommandFailedException>(() => MapFile.Load(name)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private ImportMap Load(string json)
    {
        File.WriteAllText(_folder["own.json"], json);
        return MapFile.Load(_folder["own.json"]);
    }
}
