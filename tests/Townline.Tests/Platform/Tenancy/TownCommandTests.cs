using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Tenancy;

public class TownCommandTests
{
    private static readonly string[] Millbrook = ["--slug", "millbrook", "--name", "Millbrook", "--host", "service.millbrook.example", "--time-zone", "America/New_York"];

    [BothEngines]
    public async Task A_second_town_is_served_beside_the_first_without_a_restart(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var server = await TownProcess.Serve(storage, [], "--empty");
        await using (var add = TownProcess.Start(storage, [], ["town", "add", "--data", storage.Folder, .. Millbrook]))
        {
            Assert.Equal(0, await add.Exit());
            Assert.Contains("Millbrook answers at service.millbrook.example", add.Printed[0]);
        }

        using var visitor = new Visitor(server.Address, "service.millbrook.example");
        await Eventually.True(async () => (await (await visitor.Http.GetAsync("/")).Content.ReadAsStringAsync()).Contains("Millbrook", StringComparison.Ordinal));
        using var nobody = new Visitor(server.Address, "elsewhere.example");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await nobody.Http.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("--slug", "Mill Brook", "is no short name")]
    [InlineData("--host", "https://service.millbrook.example", "is no host name")]
    [InlineData("--time-zone", "Eastern", "There is no time zone Eastern")]
    [InlineData("--languages", "en,xx", "Townline does not speak xx")]
    public async Task What_cannot_be_is_refused_with_a_sentence(string option, string value, string sentence)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        string[] others = [.. Millbrook.Chunk(2).Where(pair => pair[0] != option).SelectMany(pair => pair)];
        await using var add = TownProcess.Start(storage, [], ["town", "add", "--data", storage.Folder, .. others, option, value]);
        Assert.Equal(1, await add.Exit());
        Assert.Contains(add.Complaints, line => line.Contains(sentence, StringComparison.Ordinal));
    }
}
